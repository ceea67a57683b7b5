"""A hundred and forty-seven hostile files: each read or refused in seconds, whatever it is made of."""

import time
from collections.abc import Callable, Mapping

import pytest

import agreementkit as ak
from agreementkit import RefusedError
from tests.ooxml.markup import package, paragraph, run
from tests.ooxml.test_dangers import FLAGGED
from tests.ooxml.test_package import READ, REFUSED

LONGEST = 5.0
"""Seconds of the processor, on a slow machine; most take a hundredth of one."""
MANY = 4_000


def many(make: Callable[[int], str], count: int = MANY) -> Callable[[], bytes]:
    return lambda: package("".join(map(make, range(count))))


def nested(begin: str, end: str, depth: int, inside: str = "<w:p/>") -> Callable[[], bytes]:
    return lambda: package(begin * depth + inside + end * depth)


def one(text: str) -> Callable[[], bytes]:
    return lambda: package(paragraph(run(text)))


def with_parts(body: str, **others: str) -> Callable[[], bytes]:
    return lambda: package(body, **others)


def inserted(number: int) -> str:
    """A word that somebody inserted."""
    return f'<w:ins w:id="{number}" w:author="a">{run("x ")}</w:ins>'


CHAIN = "".join(
    f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="S{n}"/>'
    f'<w:basedOn w:val="S{n + 1}"/></w:style>'
    for n in range(MANY)
)
CIRCLE = "".join(
    f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{(n + 1) % 50}"/></w:style>'
    for n in range(50)
)
LEVEL_TEXT = (
    f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{"%1." * 300_000}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
GROWN: Mapping[str, Callable[[], bytes]] = {
    "numbered duties": many(lambda n: paragraph(run(f"w{n} must do {n} things in {n} days"))),
    "one duty again and again": many(lambda _: paragraph(run("The Employer must give notice."))),
    "empty paragraphs": many(lambda _: "<w:p/>", 100_000),
    "short paragraphs": many(lambda n: paragraph(run(str(n))), 20_000),
    "one long paragraph": one("word must " * 100_000),
    "one word": one("a" * 1_000_000),
    "digits": one("1" * 400_000 + " weeks"),
    "brackets": one("(" * 200_000),
    "spaces": one("a" + " " * 500_000 + "b"),
    "marks on a letter": one("a" + "\u0301" * 200_000),
    "numbers in words": one("within " * 30_000 + "ten " * 30_000),
    "not and not": one("must not " * 50_000),
    "tables": many(lambda n: f"<w:tbl><w:tr><w:tc>{paragraph(run(str(n)))}</w:tc></w:tr></w:tbl>"),
    "one wide row": with_parts(f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * MANY}</w:tr></w:tbl>"),
    "tables in tables": nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 60),
    "tables far in tables": nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 5_000),
    "controls in controls": nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 100),
    "controls far in controls": nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", 9_000),
    "insertions": many(lambda n: f"<w:p>{inserted(n)}</w:p>"),
    "insertions in one line": with_parts("<w:p>" + "".join(map(inserted, range(MANY))) + "</w:p>"),
    "authors": with_parts(
        "".join(
            f'<w:p><w:ins w:id="{n}" w:author="a{n}">{run("x ")}</w:ins></w:p>' for n in range(MANY)
        )
    ),
    "bookmarks": many(
        lambda n: (
            f'<w:p><w:bookmarkStart w:id="{n}" w:name="b{n}"/>{run("t")}'
            f'<w:bookmarkEnd w:id="{n}"/></w:p>'
        )
    ),
    "references": many(
        lambda n: f'<w:p><w:fldSimple w:instr=" REF b{n} ">{run("t")}</w:fldSimple></w:p>'
    ),
    "fields in fields": with_parts(f"<w:p>{FIELD * 500}{run('x')}{FIELD_END * 500}</w:p>"),
    "fields that never end": with_parts(f"<w:p>{FIELD * 2_000}{run('x')}</w:p>"),
    "a chain of styles": with_parts(paragraph(run("x"), style="S0") * 50, styles=CHAIN),
    "styles in a circle": with_parts(paragraph(run("x"), style="S0") * 50, styles=CIRCLE),
    "a megabyte of level text": with_parts(NUMBERED * 20, numbering=LEVEL_TEXT),
    "numbers": with_parts(NUMBERED * MANY, numbering=LEVEL_TEXT.replace("%1." * 300_000, "%1.")),
    "runs": with_parts(f"<w:p>{run('a') * 20_000}</w:p>"),
    "tabs and breaks": with_parts(f"<w:p><w:r>{'<w:tab/><w:br/>' * 20_000}</w:r></w:p>"),
}
FILES: Mapping[str, Callable[[], object]] = {
    **{f"refused: {name}": made for name, (_, made) in REFUSED.items()},
    **{f"read: {name}": made for name, made in READ.items()},
    **{f"flagged: {name}": (lambda held=held: held[0]) for name, held in FLAGGED.items()},  # type: ignore[misc]
    **{f"grown: {name}": made for name, made in GROWN.items()},
}


def test_there_are_as_many_as_we_say() -> None:
    assert len(FILES) >= 147


@pytest.mark.parametrize("name", FILES)
def test_it_is_read_or_refused_in_seconds(name: str) -> None:
    data = FILES[name]()
    begun = time.process_time()
    reason = ""
    try:
        ak.read_word(data)  # type: ignore[arg-type]
    except RefusedError as error:
        reason = error.reason
    assert time.process_time() - begun < LONGEST
    assert bool(reason) == name.startswith("refused: ") or name.startswith("grown: ")
