"""Files that other programs have had: what LibreOffice makes of changes, and of our drafts."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from lxml import etree

from agreementkit import read_word
from agreementkit.documents import Line, Reading, StoryType
from tests.ooxml.markup import WHO, come, control, field, gone, package, paragraph, row, run, table
from tests.ooxml.packages import DOCUMENT, packed
from tests.word_files import Office, Run as Program, W, members

OTHER = 'w:id="2" w:author="Union side" w:date="2027-02-02T09:30:00Z"'


@st.composite
def words(draw: st.DrawFn, numbers: Iterator[int]) -> str:
    """Words in a paragraph, some of them inserted, deleted, or both."""
    found = []
    for _ in range(draw(st.integers(1, 4))):
        word = f"word{next(numbers)} "
        both = f"<w:ins {WHO}>{gone(word, OTHER)}</w:ins>"
        linked = f'<w:hyperlink w:anchor="x">{come(word)}</w:hyperlink>'
        held = control(gone(word) + run(word))
        quoted = field(f" QUOTE {word}", run(word))
        made = (run(word), come(word), gone(word), both, linked, held, quoted)
        found.append(draw(st.sampled_from(made)))
    return "".join(found)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Paragraphs whose marks come and go, and tables whose rows do."""
    numbers = count()
    found = [paragraph(run("The beginning."))]
    for _ in range(draw(st.integers(2, 6))):
        if draw(st.integers(0, 4)):
            mark = draw(st.sampled_from(("", "", "ins", "del")))
            found.append(paragraph(draw(words(numbers)), mark=mark))
        else:
            rows = [row(paragraph(run("stays")), paragraph(draw(words(numbers))))]
            rows.append(row(paragraph(come("new")), paragraph(come("row")), mark="ins"))
            rows.append(row(paragraph(gone("old")), paragraph(gone("row")), mark="del"))
            # A row takes the mark before it along only where there is text between.
            found += (paragraph(run("Before.")), table(*rows), paragraph(run("After.")))
    return "".join((*found, paragraph(run("The end."))))


def drawn(number: int) -> list[str]:
    """So many texts, the same ones every time."""
    found: list[str] = []

    @settings(
        max_examples=number,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(text=texts())
    def gather(text: str) -> None:
        found.append(text)

    gather()
    return found


def said(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines if line.place is StoryType.BODY]


def test_libreoffice_accepts_and_rejects_as_our_reader_does(office: Office) -> None:
    every = drawn(25)
    assert len(every) == 25
    for text in every:
        data = package(text)
        read = read_word(data)
        for action, lines in (("accept", read.accepted), ("reject", read.rejected)):
            assert list(office.sees(data, action).lines) == said(lines), (action, text)


@pytest.fixture(scope="session")
def travelled(
    soffice: Program, word: bytes, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Reading]:
    """The model agreement, opened and saved again: as a Word file, and by way of its own."""
    folder = tmp_path_factory.mktemp("travelled")
    (folder / "draft.docx").write_bytes(word)

    def convert(source: Path, ending: str, target: str) -> Path:
        out = folder / target
        soffice("--convert-to", ending, "--outdir", str(out), str(source))
        return out / f"draft.{ending}"

    straight = convert(folder / "draft.docx", "docx", "straight")
    round_about = convert(convert(folder / "draft.docx", "odt", "there"), "docx", "back")
    return {
        "straight": read_word(straight.read_bytes()),
        "round about": read_word(round_about.read_bytes()),
    }


def clauses(lines: tuple[Line, ...]) -> list[Line]:
    """From the first clause to the last word: without cover, contents and empty lines."""
    start = next(number for number, line in enumerate(lines) if line.level)
    return [line for line in lines[start:] if line.place is StoryType.BODY and line.text]


@pytest.mark.parametrize("way", ["straight", "round about"])
def test_a_draft_that_libreoffice_has_saved_reads_as_it_was_sent(
    travelled: dict[str, Reading], word: bytes, way: str
) -> None:
    sent, back = read_word(word), travelled[way]
    assert clauses(back.accepted) == clauses(sent.accepted)
    assert [line.anchor for line in clauses(back.accepted) if line.level == 2]
    texts = ["".join(line.text.split()) for line in sent.accepted if line.place is StoryType.BODY]
    again = ["".join(line.text.split()) for line in back.accepted if line.place is StoryType.BODY]
    assert list(filter(None, again)) == list(filter(None, texts))
    assert back.unread == ()
    assert back.changes == ()
    assert not any(line.looks for line in back.marked)


def as_from_a_browser(word: bytes) -> bytes:
    """A draft as an editor in a browser sends it back.

    Names and tags gone, styles called otherwise, cross-references as plain text, and each
    run in a control of the editor's own.
    """
    parts = dict(members(word))
    root = etree.fromstring(parts[DOCUMENT])
    for tag in ("bookmarkStart", "bookmarkEnd"):
        for each in [*root.iter(f"{W}{tag}")]:
            above = each.getparent()
            assert above is not None
            above.remove(each)
    for each in [*root.iter(f"{W}sdt")]:
        for child in each.iterfind(f"{W}sdtContent/*"):
            each.addprevious(child)
        above = each.getparent()
        assert above is not None
        above.remove(each)
    for each in root.iter(f"{W}pStyle"):
        each.set(f"{W}val", f"x{each.get(f'{W}val')}")
    for code in [*root.iter(f"{W}instrText", f"{W}fldChar")]:
        bare = code.getparent()
        assert bare is not None
        bare.remove(code)
    for number, each in enumerate([*root.iter(f"{W}r")]):
        held = etree.fromstring(
            f'<w:sdt xmlns:w="{W[1:-1]}"><w:sdtPr><w:tag w:val="goog_rdk_{number}"/></w:sdtPr>'
            "<w:sdtContent/></w:sdt>"
        )
        each.addprevious(held)
        held[1].append(each)
    styles = parts["word/styles.xml"].decode()
    for attribute in ("w:styleId", "w:basedOn w:val", "w:next w:val", "w:link w:val"):
        styles = styles.replace(f'{attribute}="', f'{attribute}="x')
    return packed({**parts, DOCUMENT: etree.tostring(root), "word/styles.xml": styles.encode()})


def test_a_draft_that_came_through_a_browser_keeps_its_text_and_headings(word: bytes) -> None:
    sent, back = read_word(word), read_word(as_from_a_browser(word))
    assert [line.text for line in back.accepted] == [line.text for line in sent.accepted]
    assert [line.level for line in back.accepted] == [line.level for line in sent.accepted]
    assert not any(line.anchor or line.bookmarks or line.tags for line in back.accepted)
    assert {
        line.style.removeprefix("x") for line in back.accepted if line.place is StoryType.BODY
    } == {line.style for line in sent.accepted if line.place is StoryType.BODY}
    assert back.unread == ()
