"""Lines as units and their differences, made by hand: the corners that no trick reaches."""

from functools import partial

from attrs import evolve

from agreementkit.documents import (
    CellPosition,
    Change,
    Concealment,
    Line,
    Reference,
    Revision,
    TextRun,
)
from agreementkit.negotiation import EditKind, SectionChange, SectionKind
from agreementkit.negotiation.alignment.sections import Alignment, Section, SectionMatch
from agreementkit.negotiation.assessment.diff import (
    DiffUnit,
    ReturnedLabels,
    diff_section,
    returned_units,
)
from agreementkit.negotiation.assessment.effects import reference_changes
from agreementkit.negotiation.assessment.numbering import returned_numbers
from agreementkit.negotiation.assessment.section_edits import authors_of, edits_between
from agreementkit.packs import Run

LABELS = ReturnedLabels(numbers={"disputes": "38"}, styles={})
GONE = Revision(change=Change.DELETED, author="Force HR", when=None)
CAME = Revision(change=Change.INSERTED, author="Force HR", when=None)


line = partial(Line, style="ClauseLevel2")


def ours(*texts: str) -> list[DiffUnit]:
    made = returned_units([line(text=text) for text in texts])
    return [
        DiffUnit(
            lines=unit.lines,
            texts=unit.texts,
            text_runs=unit.text_runs,
            where=f"7.{place}",
            spans=((Run(text=unit.text),),),
            level=2,
        )
        for place, unit in enumerate(made, 1)
    ]


def theirs(*texts: str) -> tuple[DiffUnit, ...]:
    return returned_units([line(text=text) for text in texts])


def test_an_accent_is_one_letter_however_it_was_typed() -> None:
    [unit] = returned_units([line(text="", text_runs=(TextRun(text="Ty\u0302 Hywel"),))])
    assert unit.text == "T\u0177 Hywel"


def test_two_paragraphs_of_a_cell_are_one_text() -> None:
    place = CellPosition(table=0, row=0, column=0)
    [row] = returned_units([line(text="26", cell=place), line(text="weeks", cell=place)])
    assert (row.row, row.texts) == (True, ("26\nweeks",))


def test_a_paragraph_is_never_a_row() -> None:
    place = CellPosition(table=0, row=0, column=0)
    row = returned_units([line(text="The Employer must reply.", cell=place)])
    found = diff_section(ours("The Employer must reply."), row, LABELS)
    assert [each.kind for each in found.hunks] == [EditKind.DELETED, EditKind.ROW_INSERTED]


def test_a_blank_line_is_nothing_unless_a_note_hangs_on_it() -> None:
    noted = Line(text="", style="", text_runs=(TextRun(text="", note="footnote 2"),))
    blank = Line(text=" ", style="")
    found = diff_section(ours("One."), returned_units([line(text="One."), blank]), LABELS)
    assert found.hunks == ()
    found = diff_section(ours("One."), returned_units([line(text="One."), noted]), LABELS)
    assert [each.kind for each in found.hunks] == [EditKind.INSERTED]


def test_what_is_put_in_before_everything_stands_at_the_top() -> None:
    found = diff_section(ours("One duty."), theirs("Something else first.", "One duty."), LABELS)
    [edit], _ = edits_between(found, found, {})
    assert edit.where == "at the top"


def _referring(text: str) -> DiffUnit:
    [unit] = ours("See clause 37 for that.")
    spans = (
        Run(text="See clause "),
        Reference(text="37", target="disputes"),
        Run(text=" for that."),
    )
    return DiffUnit(
        lines=unit.lines,
        texts=unit.texts,
        text_runs=unit.text_runs,
        where=text,
        spans=(spans,),
        level=2,
    )


def test_a_reference_that_follows_its_clause_is_no_edit_even_beside_one() -> None:
    followed = diff_section([_referring("7.1")], theirs("See clause 38 for that."), LABELS)
    assert followed.hunks == ()
    both = diff_section([_referring("7.1")], theirs("Look at clause 38 for that."), LABELS)
    assert [each.kind for each in both.hunks] == [EditKind.WORDS]
    other = diff_section([_referring("7.1")], theirs("See clause 36 for that."), LABELS)
    assert [each.kind for each in other.hunks] == [EditKind.REFERENCE]


def test_several_people_are_named_each_once() -> None:
    second = Revision(change=Change.INSERTED, author="Legal", when=None)
    text = (
        TextRun(text="The Employer "),
        TextRun(text="should", revisions=(CAME,)),
        TextRun(text=" really", revisions=(second, CAME)),
        TextRun(text=" reply."),
    )
    old = (
        TextRun(text="The Employer "),
        TextRun(text="must", revisions=(GONE,)),
        TextRun(text=" reply."),
    )
    sent = ours("The Employer must reply.")
    base = diff_section(sent, returned_units([line(text="", text_runs=old)]), LABELS)
    offer = diff_section(sent, returned_units([line(text="", text_runs=text)]), LABELS)
    silent, offered = edits_between(base, offer, {})
    assert silent == ()
    assert [by.author for edit in offered for by in edit.by] == ["Force HR", "Legal"]


def test_a_silent_look_and_a_tracked_word_are_two_things() -> None:
    hidden = TextRun(text=" reply.", looks=frozenset({Concealment.HIDDEN}))
    old = (TextRun(text="The Employer "), TextRun(text="must", revisions=(GONE,)), hidden)
    new = (TextRun(text="The Employer "), TextRun(text="may", revisions=(CAME,)), hidden)
    sent = ours("The Employer must reply.")
    base = diff_section(sent, returned_units([line(text="", text_runs=old)]), LABELS)
    offer = diff_section(sent, returned_units([line(text="", text_runs=new)]), LABELS)
    silent, offered = edits_between(base, offer, {})
    assert [edit.kind for edit in silent] == [EditKind.MISLEADING_FORMAT]
    assert {edit.kind: edit.tracked for edit in offered} == {
        EditKind.WORDS: True,
        EditKind.MISLEADING_FORMAT: False,
    }


def test_a_silent_style_and_a_tracked_word_are_two_things() -> None:
    sent = ours("The Employer must reply.")
    old = Line(text="The Employer must reply.", style="ClauseLevel3")
    new = Line(text="The Employer may reply.", style="ClauseLevel3")
    base = diff_section(sent, returned_units([old]), LABELS)
    offer = diff_section(sent, returned_units([new]), LABELS)
    _, offered = edits_between(base, offer, {})
    assert {edit.kind: edit.tracked for edit in offered} == {
        EditKind.WORDS: True,
        EditKind.LEVEL: False,
    }


def test_a_silent_note_and_a_tracked_word_are_two_things() -> None:
    note = TextRun(text="", note="footnote 2")
    sent = ours("The Employer must reply.")
    old = Line(text="", style="ClauseLevel2",
               text_runs=(TextRun(text="The Employer must reply."), note))  # fmt: skip
    new = Line(text="", style="ClauseLevel2",
               text_runs=(TextRun(text="The Employer may reply."), note))  # fmt: skip
    base = diff_section(sent, returned_units([old]), LABELS)
    offer = diff_section(sent, returned_units([new]), LABELS)
    _, offered = edits_between(base, offer, {"footnote 2": "As amended."})
    assert {edit.after: edit.tracked for edit in offered} == {"may": True, "As amended.": False}


def _rows(*cells: str) -> list[Line]:
    return [
        Line(text=text, style="", cell=CellPosition(table=0, row=0, column=column))
        for column, text in enumerate(cells)
    ]


def test_cells_of_one_row_are_changed_each_for_itself() -> None:
    sent = [*returned_units(_rows("Notice of a new system", "26 weeks"))]
    base = diff_section(sent, returned_units(_rows("Notice of an old system", "26 weeks")), LABELS)
    offer = diff_section(sent, returned_units(_rows("Notice of an old system", "8 weeks")), LABELS)
    _, offered = edits_between(base, offer, {})
    assert {edit.after: edit.tracked for edit in offered} == {"an old": False, "8": True}


def test_a_cell_more_or_less_is_that_cell() -> None:
    sent = [*returned_units(_rows("Notice of a new system", "26 weeks"))]
    less = diff_section(sent, returned_units(_rows("Notice of a new system")), LABELS)
    more = diff_section(
        sent, returned_units(_rows("Notice of a new system", "26 weeks", "or so")), LABELS
    )
    whole, _ = edits_between(less, less, {})
    assert [(edit.before, edit.after) for edit in whole] == [("26 weeks", "")]
    _, offered = edits_between(less, more, {})
    assert [(edit.before, edit.after, edit.tracked) for edit in offered] == [("", "or so", True)]
    same = diff_section(sent, tuple(sent), LABELS)
    _, gone = edits_between(same, less, {})
    assert [(edit.before, edit.tracked) for edit in gone] == [("26 weeks", True)]


def test_a_moved_line_that_was_altered_underneath_is_not_called_tracked() -> None:
    sent = ours("First of all.", "Second of them.", "Third and last.")
    moved = theirs("Second of them.", "Third and last.", "First of all.")
    altered = theirs("First of some.", "Second of them.", "Third and last.")
    offer = diff_section(sent, moved, LABELS)
    assert [each.kind for each in offer.hunks] == [EditKind.MOVED]
    _, honest = edits_between(diff_section(sent, tuple(sent), LABELS), offer, {})
    assert [edit.tracked for edit in honest] == [True]
    _, shaken = edits_between(diff_section(sent, altered, LABELS), offer, {})
    assert [edit.tracked for edit in shaken] == [False]


def test_numbers_of_a_file_without_any_are_none() -> None:
    """A heading that was typed in plain text has no number."""
    typed = Section(kind=SectionKind.CLAUSE, id="new-1", lines=(line(text="Talks"),))
    styled = Section(kind=SectionKind.CLAUSE, id="new-2", lines=(line(text="Talks", level=2),))
    matches = (
        SectionMatch(fate=SectionChange.NEW, returned=typed),
        SectionMatch(fate=SectionChange.NEW, returned=styled),
    )
    assert returned_numbers(Alignment(matches=matches)) == {"new-2": "1"}
    ours = evolve(typed, id="scope")
    lost = (SectionMatch(fate=SectionChange.STAYS, sent=ours, returned=ours), matches[0])
    assert returned_numbers(Alignment(matches=lost)) == {"scope": "1"}


def test_only_the_reference_that_was_touched_is_told() -> None:
    [unit] = ours("See clause 37 and clause 12.")
    spans = (
        Run(text="See clause "),
        Reference(text="37", target="disputes"),
        Run(text=" and clause "),
        Reference(text="12", target="people"),
        Run(text="."),
    )
    both = evolve(unit, spans=(spans,))
    found = diff_section([both], theirs("See clause 37 and clause 13."), LABELS)
    [change] = reference_changes(found, {"other": "13"}, {})
    assert (change.target, change.before, change.after, change.names) == (
        "people", "12", "13", "other",
    )  # fmt: skip


def test_whoever_deleted_did_not_insert() -> None:
    assert [by.author for by in authors_of([GONE, CAME, CAME], Change.INSERTED)] == ["Force HR"]
    assert authors_of([GONE], Change.INSERTED) == ()
