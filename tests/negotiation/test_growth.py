"""Growth: twice as much of one kind of thing in a return takes no more than twice as many steps.

Steps are calls, counted and not timed, so that a slow machine proves nothing.
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import agreementkit as ak
from agreementkit.negotiation import Negotiation
from tests.negotiation.small_negotiations import BY, WHEN
from tests.ooxml.packages import DOCUMENT, packed
from tests.word_files import members

_P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
KINDS: dict[str, Callable[[int], str]] = {
    "numbered duties": lambda i: _P.format(f"w{i} must do {i} things within {i} days"),
    "one paragraph again and again": lambda _: _P.format("The Employer must give notice."),
    "tables": lambda i: f"<w:tbl><w:tr><w:tc>{_P.format(f'cell {i}')}</w:tc></w:tr></w:tbl><w:p/>",
    "tracked paragraphs": lambda i: (
        f'<w:p><w:ins w:id="{i + 10**6}" w:author="HR" w:date="2027-01-20T09:00:00Z">'
        f"<w:r><w:t>New text {i}</w:t></w:r></w:ins></w:p>"
    ),
    "bookmarks": lambda i: (
        f'<w:p><w:bookmarkStart w:id="{i + 10**6}" w:name="b{i}"/><w:r><w:t>t{i}</w:t></w:r>'
        f'<w:bookmarkEnd w:id="{i + 10**6}"/></w:p>'
    ),
}


@pytest.fixture(scope="module")
def folder(pack: ak.Pack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A negotiation in which a draft was sent."""
    place = tmp_path_factory.mktemp("growth")
    file = place / "kent.toml"
    file.write_text(
        'format = 1\nsector = "police"\nemployer = "Kent Police"\nunions = ["UNISON"]\n'
        "[clauses.scope]\n[clauses.advance-notice]\n"
    )
    talks = ak.start_negotiation(place / "talks", file, pack, by=BY, when=WHEN)
    talks.send(by=BY, when=WHEN)
    return place / "talks"


def steps_of(folder: Path, pack: ak.Pack, data: bytes) -> int:
    """How many calls it takes to receive a return and to write the reply to it."""
    copy = folder.with_name("copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder, copy)
    talks = Negotiation(folder=copy, pack=pack)
    steps = 0

    def step(_frame: object, _event: str, _argument: object) -> None:
        nonlocal steps
        steps += 1

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        talks.receive(data, by=BY, when=WHEN)
        talks.reply(by=BY, when=WHEN)
    finally:
        sys.setprofile(before)
    return steps


@pytest.mark.parametrize("kind", KINDS)
def test_twice_as_much_takes_twice_as_many_steps(folder: Path, pack: ak.Pack, kind: str) -> None:
    parts = members((folder / "sent" / "round-1.docx").read_bytes())

    def returned(count: int) -> bytes:
        more = "".join(map(KINDS[kind], range(count))).encode()
        start, end, rest = parts[DOCUMENT].rpartition(b"<w:sectPr")
        return packed({**parts, DOCUMENT: start + more + end + rest})

    # What is read or made once only is out of the way before anything is counted.
    steps_of(folder, pack, returned(1))
    few, some, many = (steps_of(folder, pack, returned(count)) for count in (200, 400, 800))
    assert (many - some) / (some - few) < 2.5
