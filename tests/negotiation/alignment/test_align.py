"""Each clause is found again, whatever was done around it, to it, and to its marks."""

from collections import Counter
from collections.abc import Callable
from random import Random

from hypothesis import given, settings, strategies as st

from agreementkit import read_word
from agreementkit.negotiation import MatchBasis, SectionChange, SectionKind
from agreementkit.negotiation.alignment.align import align_sections
from agreementkit.negotiation.alignment.sections import Alignment, SectionMatch
from agreementkit.negotiation.alignment.sent_draft import SentDraft, sections_with_blocks
from tests.negotiation.alignment.random_edits import WORDS, anything_done
from tests.negotiation.markup_editor import (
    MARKS as MARKED,
    Paper,
    W,
    copied,
    opened,
    paragraph,
    retyped,
    text,
    without_marks,
)

RANDOM = st.integers(0, 10**9).map(Random)
FEW = settings(max_examples=settings().max_examples // 8)
"""Each example is a whole file: written, read, matched."""
APART = {SectionKind.FRONT, SectionKind.OUTSIDE}


def found(sent: SentDraft, data: bytes) -> Alignment:
    """The accepted view against ours; that nothing is lost holds for every file."""
    lines = read_word(data).accepted
    matching = align_sections(sent, lines)
    placed = Counter(map(id, lines))
    placed.subtract(
        id(line) for each in matching.matches if each.returned for line in each.returned.lines
    )
    assert not +placed, "a line is in no section"
    assert not -placed, "a line is in two sections"
    ours = Counter(each.sent.id for each in matching.matches if each.sent)
    assert ours == Counter(each.section.id for each in sections_with_blocks(sent)), (
        "a section without a fate"
    )
    for each in matching.matches:
        if each.returned and each.returned.kind is not SectionKind.OUTSIDE:
            assert lines[each.returned.start] is each.returned.lines[0]
    return matching


def odd(matching: Alignment) -> list[SectionMatch]:
    """What is not simply where it was."""
    return [each for each in matching.matches if each.fate is not SectionChange.STAYS]


def ids(matching: Alignment) -> list[str]:
    """The sections of the main text that came back, in order."""
    return [
        each.returned.id
        for each in matching.matches
        if each.returned and each.returned.kind not in APART
    ]


def unsure(matching: Alignment) -> tuple[SectionMatch, ...]:
    """Those that a person must look at."""
    return tuple(each for each in matching.matches if not each.sure)


def of_text(sent: SentDraft) -> list[str]:
    return [
        each.section.id for each in sections_with_blocks(sent) if each.section.kind not in APART
    ]


def clauses(sent: SentDraft) -> list[int]:
    """The places of clauses with some text, among the sections of the main text."""
    text = [each.section for each in sections_with_blocks(sent) if each.section.kind not in APART]
    return [at for at, each in enumerate(text) if each.kind is SectionKind.CLAUSE and at > 1]


# Untouched.


def test_what_came_back_untouched_is_all_there(sent: SentDraft, draft: bytes) -> None:
    matching = found(sent, draft)
    assert odd(matching) == []
    assert unsure(matching) == ()
    assert ids(matching) == of_text(sent)
    hows = Counter(
        each.basis
        for each in matching.matches
        if each.sent and each.sent.kind is SectionKind.CLAUSE
    )
    assert {*hows} == {MatchBasis.ANCHORS}
    for each in matching.matches:
        assert each.sent
        assert each.returned
        assert each.sent.lines == each.returned.lines


LOSSES: dict[str, Callable[[Paper], None]] = {
    "heading bookmarks": Paper.without_heading_bookmarks,
    "text bookmarks": Paper.without_text_bookmarks,
    "controls": Paper.without_controls,
    "style names": lambda paper: paper.restyled("Custom"),
    "styles": Paper.unstyled,
    "contents": Paper.flat_contents,
}


@FEW
@given(lost=st.sets(st.sampled_from(sorted(LOSSES))), earlier=st.booleans())
def test_what_a_program_loses_costs_no_clause(
    sent: SentDraft, draft: bytes, lost: set[str], earlier: bool
) -> None:
    paper = opened(draft, "earlier" if earlier else "both")
    for each in sorted(lost):
        LOSSES[each](paper)
    matching = found(sent, paper.saved())
    assert odd(matching) == []
    assert unsure(matching) == ()
    assert ids(matching) == of_text(sent)
    how = {
        each.basis
        for each in matching.matches
        if each.sent and each.sent.kind is SectionKind.CLAUSE
    }
    had = {"heading bookmarks", "text bookmarks", *(["controls"] if earlier else [])}
    left = had - lost
    if "heading bookmarks" in left:
        assert how == {MatchBasis.ANCHORS if len(left) > 1 else MatchBasis.ANCHOR}
    elif "controls" in left:
        assert how == {MatchBasis.ANCHOR}
    else:
        assert how == {MatchBasis.BODY if left else MatchBasis.LIKENESS}


def test_a_draft_of_an_earlier_version_reads_as_one_of_today(sent: SentDraft, draft: bytes) -> None:
    earlier, today = read_word(opened(draft, "earlier").saved()), read_word(draft)
    assert earlier.accepted == today.accepted
    assert sum(bool(line.tags) for line in earlier.accepted) == len(clauses(sent)) + 1
    assert not any(line.tags for line in today.accepted)


# One thing done, with or without marks.

MARKS = st.sampled_from(MARKED)


@FEW
@given(rng=RANDOM, marks=MARKS)
def test_clauses_that_are_deleted_are_missed_and_no_others(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    gone = set(rng.sample(clauses(sent), rng.randint(1, 4)))
    paper = opened(draft, marks)
    paper.sections = [each for at, each in enumerate(paper.sections) if at not in gone]
    matching = found(sent, paper.saved())
    assert [(each.fate, each.sent and each.sent.id) for each in odd(matching)] == [
        (SectionChange.DELETED, of_text(sent)[at]) for at in sorted(gone)
    ]


@FEW
@given(rng=RANDOM, marks=MARKS)
def test_a_clause_that_moved_is_found_where_it_stands(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    places = clauses(sent)
    start, end = rng.choice([(a, b) for a in places for b in places if abs(a - b) > 1])
    paper = opened(draft, marks)
    paper.sections.insert(end, paper.sections.pop(start))
    matching = found(sent, paper.saved())
    expected = of_text(sent)
    moved = expected.pop(start)
    expected.insert(end, moved)
    assert ids(matching) == expected
    assert [(each.fate, each.sent and each.sent.id, each.related_id) for each in odd(matching)] == [
        (SectionChange.MOVED, moved, expected[end - 1])
    ]


@FEW
@given(rng=RANDOM, marks=MARKS)
def test_clauses_that_changed_places_are_both_found(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    one, other = rng.sample(clauses(sent), 2)
    paper = opened(draft, marks)
    paper.sections[one], paper.sections[other] = paper.sections[other], paper.sections[one]
    matching = found(sent, paper.saved())
    expected = of_text(sent)
    expected[one], expected[other] = expected[other], expected[one]
    assert ids(matching) == expected
    assert {each.fate for each in odd(matching)} == {SectionChange.MOVED}
    assert {each.sent and each.sent.id for each in odd(matching)} & {expected[one], expected[other]}


@FEW
@given(rng=RANDOM, marks=MARKS, bare=st.booleans())
def test_a_second_copy_is_told_from_the_first(
    sent: SentDraft, draft: bytes, rng: Random, marks: str, bare: bool
) -> None:
    place = rng.choice(clauses(sent))
    after = rng.choice(clauses(sent))
    paper = opened(draft, marks)
    copy = (without_marks if bare else copied)(paper.sections[place])
    if bare:
        for ours, theirs in zip(paper.sections[place], copy, strict=True):
            assert text(ours) == text(theirs)
    paper.sections.insert(after + 1, copy)
    matching = found(sent, paper.saved())
    copies = [each for each in odd(matching) if each.fate is not SectionChange.MOVED]
    assert [(each.fate, each.sent, each.related_id) for each in copies] == [
        (SectionChange.COPIED, None, of_text(sent)[place])
    ]
    if marks != "none":
        assert len(odd(matching)) == 1


@FEW
@given(rng=RANDOM, marks=MARKS)
def test_a_clause_that_was_cut_in_two_is_said_to_be(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    paper = opened(draft, marks)
    long = [at for at in clauses(sent) if len(paper.sections[at]) > 7]
    place = rng.choice(long)
    section = paper.sections[place]
    at = rng.randint(3, len(section) - 3)
    paper.sections[place : place + 1] = [
        section[:at],
        [paragraph("Further provisions", "Heading2"), *section[at:]],
    ]
    matching = found(sent, paper.saved())
    assert [(each.fate, each.related_id) for each in odd(matching)] == [
        (SectionChange.SPLIT, of_text(sent)[place])
    ]
    assert "part of" in odd(matching)[0].why


@FEW
@given(rng=RANDOM, marks=MARKS)
def test_a_clause_without_its_heading_stands_in_the_one_before(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    place = rng.choice([at for at in clauses(sent) if at - 1 in clauses(sent)])
    paper = opened(draft, marks)
    del paper.sections[place][0]
    matching = found(sent, paper.saved())
    expected = of_text(sent)
    assert [(each.fate, each.sent and each.sent.id, each.related_id) for each in odd(matching)] == [
        (SectionChange.MERGED, expected[place], expected[place - 1])
    ]


@FEW
@given(rng=RANDOM, marks=MARKS, kept=st.booleans())
def test_a_heading_that_was_typed_anew_is_still_a_heading(
    sent: SentDraft, draft: bytes, rng: Random, marks: str, kept: bool
) -> None:
    place = rng.choice(clauses(sent))
    paper = opened(draft, marks)
    retyped(paper.sections[place][0], "Matters of another kind", marks=kept)
    matching = found(sent, paper.saved())
    assert odd(matching) == []
    assert ids(matching) == of_text(sent)
    match = matching.of(of_text(sent)[place])
    assert match
    assert match.sure
    if marks in {"both", "earlier"}:
        assert match.basis is (MatchBasis.ANCHORS if kept else MatchBasis.BODY)
    if marks == "texts":
        assert match.basis is MatchBasis.BODY


@FEW
@given(rng=RANDOM, marks=MARKS)
def test_a_typed_heading_without_style_and_marks_is_found_by_what_follows(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    place = rng.choice(clauses(sent))
    paper = opened(draft, marks)
    title = text(paper.sections[place][0])
    words = rng.choice([f"17. {title}", title.upper(), "Matters of another kind"])
    paper.sections[place][0] = paragraph(words)
    matching = found(sent, paper.saved())
    assert odd(matching) == []
    assert ids(matching) == of_text(sent)


@FEW
@given(rng=RANDOM, marks=MARKS)
def test_a_text_that_was_typed_anew_stays_under_its_heading(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    place = rng.choice(clauses(sent))
    paper = opened(draft, marks)
    heading = paper.sections[place][0]
    paper.sections[place] = [heading, *(paragraph(each, "ClauseLevel2") for each in WORDS)]
    matching = found(sent, paper.saved())
    assert odd(matching) == []
    assert ids(matching) == of_text(sent)


@FEW
@given(rng=RANDOM, marks=MARKS)
def test_where_all_is_new_a_person_is_asked(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    place = rng.choice(
        [at for at in clauses(sent) if at - 1 in clauses(sent) and at + 1 in clauses(sent)]
    )
    paper = opened(draft, marks)
    paper.sections[place] = [
        paragraph("Matters of another kind", "Heading2"),
        *(paragraph(each, "ClauseLevel2") for each in WORDS),
    ]
    matching = found(sent, paper.saved())
    assert [each.sent and each.sent.id for each in unsure(matching)] == [of_text(sent)[place]]
    assert unsure(matching)[0].basis is MatchBasis.PLACE
    assert unsure(matching)[0].why.startswith("Is “Matters of another kind” what they made of “")
    assert odd(matching) == []


@FEW
@given(rng=RANDOM, marks=MARKS)
def test_a_new_clause_is_new_wherever_it_stands(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    place = rng.choice(clauses(sent))
    paper = opened(draft, marks)
    new = [
        paragraph("Confidentiality of meetings", "Heading2"),
        *(paragraph(each, "ClauseLevel2") for each in WORDS),
    ]
    paper.sections.insert(place, new)
    matching = found(sent, paper.saved())
    [only] = odd(matching)
    assert only.fate is SectionChange.NEW
    assert only.returned
    assert only.returned.id == "new-1"
    assert only.returned.title == "Confidentiality of meetings"


@FEW
@given(rng=RANDOM)
def test_marks_on_the_wrong_headings_deceive_nobody(
    sent: SentDraft, draft: bytes, rng: Random
) -> None:
    one, other = rng.sample(clauses(sent), 2)
    paper = Paper(draft)
    here, there = paper.sections[one][0], paper.sections[other][0]
    words = text(here), text(there)
    paper.sections[one][0], paper.sections[other][0] = there, here
    for heading, said in zip((there, here), words, strict=True):
        [leaf] = heading.iter(f"{W}t")
        leaf.text = said
    matching = found(sent, paper.saved())
    assert ids(matching) == of_text(sent)
    assert odd(matching) == []
    for at in (one, other):
        match = matching.of(of_text(sent)[at])
        assert match
        assert match.basis is MatchBasis.LIKENESS
        assert match.why.startswith("The mark on its heading is that of “")


@FEW
@given(rng=RANDOM, marks=MARKS)
def test_a_clause_whose_text_was_emptied_is_its_heading(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    place = rng.choice(clauses(sent))
    paper = opened(draft, marks)
    del paper.sections[place][1:]
    matching = found(sent, paper.saved())
    assert odd(matching) == []
    match = matching.of(of_text(sent)[place])
    assert match
    assert match.returned
    assert len(match.returned.lines) == 1


@FEW
@given(rng=RANDOM, marks=MARKS)
def test_whatever_is_done_every_line_and_every_section_is_accounted_for(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    paper = opened(draft, marks)
    for _ in range(rng.randint(1, 8)):
        anything_done(paper, rng)
    found(sent, paper.saved())
