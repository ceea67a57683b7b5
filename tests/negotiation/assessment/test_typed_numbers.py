"""Numbers that became typed text are said once, and bury no word that changed."""

from collections.abc import Callable
from datetime import datetime

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit import Response, read_word
from agreementkit.documents import Change, Line, Reading, Revision, TextRun
from agreementkit.negotiation import EditKind, Verdict, headlines
from agreementkit.negotiation.alignment.sent_draft import SentDraft
from agreementkit.negotiation.assessment.assess import assess
from agreementkit.negotiation.assessment.typed_numbers import without_typed_numbers

PACK = ak.load_pack()
COUNTED = ("ClauseLevel2", "ClauseLevel3", "ClauseLevel4")
Change_ = Callable[[Line], Line]


def typed(line: Line) -> Line:
    """A line whose number a program has written out, with the style of its level gone."""
    if not line.number or line.cell:
        return line
    written = f"{line.number}\t"
    return evolve(
        line,
        text=written + line.text,
        text_runs=(TextRun(text=written), *line.text_runs),
        number="",
        style="" if line.style in COUNTED else line.style,
    )


def with_words(old: str, new: str) -> Change_:
    """Other words in each line that begins with some."""

    def change(line: Line) -> Line:
        if not line.text.startswith(old):
            return line
        text = line.text.replace(old, new, 1)
        return evolve(line, text=text, text_runs=(TextRun(text=text),))

    return change


def flooded(draft: bytes, *changes: Change_) -> Reading:
    """A draft as it reads where numbers became text, changed by nobody's tracked changes."""
    reading = read_word(draft)

    def done(lines: tuple[Line, ...]) -> tuple[Line, ...]:
        found = tuple(map(typed, lines))
        for change in changes:
            found = tuple(map(change, found))
        return found

    return evolve(
        reading,
        accepted=done(reading.accepted),
        rejected=done(reading.rejected),
        marked=done(reading.marked),
    )


@pytest.fixture
def judged(sent: SentDraft, draft: bytes, agreement: ak.Agreement) -> Callable[..., Response]:
    def of(*changes: Change_) -> Response:
        return assess(sent, flooded(draft, *changes), agreement, PACK)

    return of


def test_numbers_that_became_text_are_no_edits_and_are_said_once(
    judged: Callable[..., Response],
) -> None:
    response = judged()
    assert response.changed == ()
    assert response.typed_numbers > 300
    assert [words for words in headlines(response) if "typed text" in words] == [
        (
            f"The numbers of {response.typed_numbers} paragraphs stand in the file as typed text, "
            "as some programs leave it. They are the right ones, and nothing keeps it so: count "
            "again when a clause comes in or goes out."
        )
    ]


def test_among_them_one_word_is_found(judged: Callable[..., Response]) -> None:
    response = judged(
        with_words("7.1\tThe Project Sponsor must", "7.1\tThe Project Sponsor may"),
    )
    [found] = response.changed
    assert found.verdict is Verdict.SILENT
    assert [(each.before, each.after) for each in found.base] == [("must", "may")]
    assert {each.words for each in found.weakened} == {"may"}
    assert any("“must” became “may”" in words for words in [*headlines(response)][:4])


@pytest.mark.parametrize("wrong", ["7.3\t", "8.2\t", "(b)\t"])
def test_among_them_a_wrong_number_is_a_word(judged: Callable[..., Response], wrong: str) -> None:
    response = judged(with_words("7.2\t", wrong))
    [found] = response.changed
    assert found.number == "7"
    assert [each.kind for each in found.base][:1] == [EditKind.WORDS]


def test_a_file_that_counts_by_itself_is_left_as_it_is(sent: SentDraft, draft: bytes) -> None:
    reading = read_word(draft)
    untyped = without_typed_numbers(reading, sent.lines)
    assert untyped.reading is reading
    assert untyped.count == 0


def test_what_is_cut_off_may_be_several_pieces_and_a_note_stays(
    sent: SentDraft, draft: bytes
) -> None:
    when = datetime(2027, 2, 1, 9, 30)  # noqa: DTZ001 - Word keeps no zone
    theirs = Revision(change=Change.INSERTED, author="HR", when=when)
    note = TextRun(text="", note="footnote 2")

    def in_pieces(line: Line) -> Line:
        if not line.text.startswith("1.1\t"):
            return line
        runs = (
            TextRun(text="1"),
            note,
            TextRun(text=".1", revisions=(theirs,)),
            TextRun(text=f"\t{line.text[4:]}"),
        )
        return evolve(line, text_runs=runs)

    untyped = without_typed_numbers(flooded(draft, in_pieces), sent.lines)
    [line] = [each for each in untyped.reading.accepted if each.number == "1.1"]
    assert line.text_runs == (note, TextRun(text=line.text))


def test_headings_that_lost_their_level_have_typed_numbers_too(
    sent: SentDraft, draft: bytes
) -> None:
    def plain(line: Line) -> Line:
        return evolve(line, level=0, style="")

    with_levels, without = (
        without_typed_numbers(flooded(draft, *changes), sent.lines) for changes in ((), (plain,))
    )
    assert without.count == with_levels.count
