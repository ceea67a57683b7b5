"""Corners of finding again: what is outside, what runs on, what nobody can know."""

from collections.abc import Sequence

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit.documents import (
    ClauseHeading,
    Line,
    Paragraph,
    ScheduleHeading,
    SignatureBlock,
    StoryType,
)
from agreementkit.negotiation import MatchBasis, SectionChange, SectionKind
from agreementkit.negotiation.alignment.align import align_sections
from agreementkit.negotiation.alignment.counterparty_document import counterparty_document
from agreementkit.negotiation.alignment.sections import Section, SectionMatch
from agreementkit.negotiation.alignment.sent_draft import (
    SentDraft,
    read_sent_draft,
    sections_with_blocks,
)
from agreementkit.packs import Run

HEADER = Line(text="", style="Header", part="word/header9.xml", place=StoryType.HEADER)


def line(text: str, style: str = "Normal", level: int = 0) -> Line:
    return Line(text=text, style=style, level=level)


def at(sent: SentDraft, text: str) -> int:
    """The place of a line by its words; the last, for the contents say headings too."""
    return max(n for n, each in enumerate(sent.lines) if each.text == text)


def bare(lines: Sequence[Line]) -> list[Line]:
    """Lines without marks."""
    return [evolve(each, anchor="", bookmarks=(), tags=()) for each in lines]


def odd(sent: SentDraft, lines: Sequence[Line]) -> list[SectionMatch]:
    return [
        each for each in align_sections(sent, lines).matches if each.fate is not SectionChange.STAYS
    ]


# What stands outside of the text.


def test_the_contents_may_go_and_the_cover_too(sent: SentDraft) -> None:
    start = next(n for n, each in enumerate(sent.lines) if each.text == "Contents")
    end = next(n for n, each in enumerate(sent.lines) if each.level)
    without = [*sent.lines[:start], *sent.lines[end:]]
    assert [(each.fate, each.sent and each.sent.id) for each in odd(sent, without)] == [
        (SectionChange.DELETED, "contents")
    ]
    both = [each.sent and each.sent.id for each in odd(sent, sent.lines[end:])]
    assert both == ["cover", "contents"]
    assert (
        counterparty_document(sent, align_sections(sent, sent.lines[end:])).title
        == sent.document.title
    )


def test_an_empty_file_has_lost_everything(sent: SentDraft) -> None:
    matching = align_sections(sent, ())
    assert {each.fate for each in matching.matches} == {SectionChange.DELETED}
    assert counterparty_document(sent, matching).blocks == ()


def test_what_is_said_in_the_contents_alone_is_in_the_contents(sent: SentDraft) -> None:
    start = next(n for n, each in enumerate(sent.lines) if each.text == "Contents") + 4
    smuggled = line("The Employer may leave this agreement at will.", "TOC2")
    lines = [*sent.lines[:start], smuggled, *sent.lines[start:]]
    matching = align_sections(sent, lines)
    assert [each for each in matching.matches if each.fate is not SectionChange.STAYS] == []
    contents = matching.of("contents")
    assert contents
    assert contents.returned
    assert smuggled in contents.returned.lines


def test_headers_are_known_by_what_they_say(sent: SentDraft) -> None:
    head = sent.lines[-1]
    assert head.place is StoryType.HEADER
    other = evolve(head, part="word/header7.xml")
    matching = align_sections(sent, [*sent.lines, other])
    [copy] = [each for each in matching.matches if each.fate is not SectionChange.STAYS]
    assert (copy.fate, copy.related_id) == (SectionChange.COPIED, "header")
    new = [*sent.lines, evolve(HEADER, text="Subject to management approval")]
    assert [(each.fate, each.why) for each in odd(sent, new)] == [
        (SectionChange.NEW, "We sent no such header.")
    ]
    gone = [each.sent and each.sent.id for each in odd(sent, sent.lines[:-1])]
    assert gone == ["header"]
    # An empty one is never taken for ours while another says what ours said.
    empty = [*sent.lines[:-1], HEADER, evolve(head, part="word/header8.xml")]
    header = align_sections(sent, empty).of("header")
    assert header
    assert header.returned
    assert header.returned.title == head.text


def test_boxes_and_notes_are_no_part_of_the_clause_they_stand_in(sent: SentDraft) -> None:
    place = at(sent, "Incident log") + 2
    box = evolve(line("Management may depart from this clause."), place=StoryType.TEXT_BOX)
    note = evolve(
        line("So far as practicable."),
        place=StoryType.FOOTNOTE,
        part="word/footnotes.xml",
        note="footnote 2",
    )
    lines = [*sent.lines[:place], box, *sent.lines[place:], note]
    matching = align_sections(sent, lines)
    new = [each for each in matching.matches if each.fate is SectionChange.NEW]
    assert [each.returned and each.returned.lines for each in new] == [(box,), (note,)]
    assert {each.returned.kind for each in new if each.returned} == {SectionKind.OUTSIDE}
    assert len({each.returned.id for each in new if each.returned}) == 2
    assert counterparty_document(sent, matching) == sent.document


# Where marks say little or too much.


def test_a_heading_and_its_first_line_that_became_one_are_still_that_clause(
    sent: SentDraft,
) -> None:
    place = at(sent, "Incident log")
    first, second = sent.lines[place : place + 2]
    joined = evolve(
        second,
        text=first.text + second.text,
        bookmarks=(*first.bookmarks, *second.bookmarks),
        tags=first.tags,
    )
    lines = [*sent.lines[:place], joined, *sent.lines[place + 2 :]]
    matching = align_sections(sent, lines)
    assert odd(sent, lines) == []
    match = matching.of("incident-log")
    assert match
    assert match.returned
    assert match.returned.lines[0] is joined


def test_a_mark_left_on_the_text_below_opens_nothing(sent: SentDraft) -> None:
    place = at(sent, "Incident log")
    first, second = sent.lines[place : place + 2]
    left = evolve(second, bookmarks=(*first.bookmarks, *second.bookmarks))
    lines = [*sent.lines[:place], left, *sent.lines[place + 2 :]]
    [only] = odd(sent, lines)
    assert (only.fate, only.sent and only.sent.id) == (SectionChange.MERGED, "incident-log")
    assert only.related_id == "impact-monitoring"


def test_a_heading_without_style_keeps_its_mark(sent: SentDraft) -> None:
    place = at(sent, "Incident log")
    plain = evolve(sent.lines[place], text="Log of what went wrong", style="Normal", level=0)
    lines = [*sent.lines[:place], plain, *sent.lines[place + 1 :]]
    assert odd(sent, lines) == []


def test_a_name_in_the_middle_of_a_table_is_no_heading(sent: SentDraft) -> None:
    cells = [place for place, each in enumerate(sent.lines) if each.cell]
    heading = sent.lines[at(sent, "Incident log")]
    lines = [*sent.lines]
    lines[cells[4]] = evolve(lines[cells[4]], text=heading.text, bookmarks=heading.bookmarks)
    assert odd(sent, lines) == []


def test_an_empty_line_that_looks_like_a_heading_belongs_to_what_it_follows(
    sent: SentDraft,
) -> None:
    place = at(sent, "Incident log")
    heading = evolve(sent.lines[place], text="")
    end = next(n for n in range(place + 1, len(sent.lines)) if sent.lines[n].level)
    emptied = [*sent.lines[:place], heading, *sent.lines[end:]]
    assert [(each.fate, each.sent and each.sent.id) for each in odd(sent, emptied)] == [
        (SectionChange.DELETED, "incident-log")
    ]
    kept = [*sent.lines[:place], heading, *sent.lines[place + 1 :]]
    assert odd(sent, kept) == []


def test_marks_that_disagree_are_settled_by_the_words(sent: SentDraft) -> None:
    one, other = at(sent, "Incident log"), at(sent, "Disputes")
    lines = [*sent.lines]
    lines[one] = evolve(lines[one], tags=(f"agk:{lines[other].anchor}",))
    lines[one + 1] = evolve(lines[one + 1], anchor="", bookmarks=())
    matching = align_sections(sent, lines)
    assert odd(sent, lines) == []
    match = matching.of("incident-log")
    assert match
    assert match.basis is MatchBasis.ANCHOR


def test_the_text_of_another_clause_under_a_heading_of_ours_is_that_headings(
    sent: SentDraft,
) -> None:
    start, other = at(sent, "Incident log"), at(sent, "Disputes")
    end = next(n for n in range(start + 1, len(sent.lines)) if sent.lines[n].level)
    last = next(n for n in range(other + 1, len(sent.lines)) if sent.lines[n].level)
    pasted = bare(sent.lines[other + 1 : last])
    lines = [*sent.lines[: start + 1], *pasted, *sent.lines[end:]]
    assert odd(sent, lines) == []


def test_a_copy_with_every_line_altered_is_a_copy(sent: SentDraft) -> None:
    start = at(sent, "Incident log")
    end = next(n for n in range(start + 1, len(sent.lines)) if sent.lines[n].level)
    heading, *body = sent.lines[start:end]
    copy = [heading, *(evolve(each, text=f"{each.text} Agreed.") for each in bare(body))]
    place = at(sent, "Purpose and principles")
    [only] = odd(sent, [*sent.lines[:place], *copy, *sent.lines[place:]])
    assert (only.fate, only.related_id) == (SectionChange.COPIED, "incident-log")


# What is new, and what may not be.


@pytest.mark.parametrize(
    ("style", "level", "body", "kind"),
    [
        ("Heading1", 1, False, SectionKind.PART),
        ("Heading1", 1, True, SectionKind.CLAUSE),
        ("Heading2", 2, True, SectionKind.CLAUSE),
        ("ScheduleHeading", 1, True, SectionKind.SCHEDULE),
    ],
)
def test_what_is_new_is_what_it_looks_like(
    sent: SentDraft, style: str, level: int, body: bool, kind: SectionKind
) -> None:
    place = at(sent, "Incident log")
    new = [line("Confidential matters", style, level)]
    new += [line("Nothing said here leaves the room.", "ClauseLevel2")] if body else []
    lines = [*sent.lines[:place], *new, *sent.lines[place:]]
    [only] = odd(sent, lines)
    assert only.returned == Section(kind=kind, id="new-1", lines=tuple(new), start=place)
    document = counterparty_document(sent, align_sections(sent, lines))
    again = read_sent_draft(document, ak.word_bytes(document))
    assert odd(again, again.lines) == []
    if kind is SectionKind.SCHEDULE:
        names = [each.id for each in document.blocks if isinstance(each, ScheduleHeading)]
        assert names == ["new-1", "schedule-register", "schedule-key-terms"]
    if kind is SectionKind.CLAUSE:
        # A second round knows it by that name, and gives what is new then another.
        twice = [*again.lines[:place], line("Second thoughts", "Heading2", 2), *again.lines[place:]]
        [second] = odd(again, twice)
        assert second.returned
        assert second.returned.id == "new-2"


def test_a_text_that_is_half_ours_is_asked_about(sent: SentDraft) -> None:
    start = at(sent, "Incident log")
    end = next(n for n in range(start + 1, len(sent.lines)) if sent.lines[n].level)
    ours = bare(sent.lines[start + 1 : start + 7])
    said = [
        "Guests, parking and catering",
        *(f"Item {n} concerns parking space {n}." for n in "abcd"),
    ]
    new = [line(said[0], "Heading2", 2), *ours, *map(line, said[1:])]
    match = align_sections(sent, [*sent.lines[:start], *new, *sent.lines[end:]]).of("incident-log")
    assert match
    assert match.basis is MatchBasis.LIKENESS
    assert not match.sure
    assert match.why.startswith(
        "Is “Guests, parking and catering” what they made of “Incident log”?"
    )


def test_a_clause_struck_out_beside_something_new_is_asked_about(sent: SentDraft) -> None:
    start = at(sent, "Incident log")
    end = next(n for n in range(start + 1, len(sent.lines)) if sent.lines[n].level)
    said = [f"As agreed, {each.text}" for each in sent.lines[start + 1 : start + 4]]
    new = [line("Incident handling", "Heading2", 2), *map(line, said)]
    lines = [*sent.lines[:70], *new, *sent.lines[70:start], *sent.lines[end:]]
    gone = next(each for each in odd(sent, lines) if each.fate is SectionChange.DELETED)
    assert gone.sent
    assert gone.sent.id == "incident-log"
    assert not gone.sure
    assert (
        gone.why
        == "Did they delete “Incident log”, or is “Incident handling” what they made of it?"
    )


def test_more_headings_than_can_be_weighed_are_still_all_placed(sent: SentDraft) -> None:
    heads = [line(f"Matter number {n} of many", "Heading2", 2) for n in range(300)]
    matching = align_sections(sent, heads)
    returned = [each.returned for each in matching.matches if each.returned]
    assert [each.lines[0] for each in returned] == heads
    ours = [each for each in matching.matches if each.sent]
    assert {each.fate for each in ours} == {SectionChange.DELETED}


def test_a_clause_that_moved_with_every_line_altered_is_found_by_its_words(sent: SentDraft) -> None:
    start = at(sent, "Incident log")
    end = next(n for n in range(start + 1, len(sent.lines)) if sent.lines[n].level)
    altered = [evolve(each, text=f"{each.text} Agreed.") for each in bare(sent.lines[start:end])]
    rest = [*sent.lines[:start], *sent.lines[end:]]
    place = at(sent, "Purpose and principles")
    [only] = odd(sent, [*rest[:place], *altered, *rest[place:]])
    assert (only.fate, only.sent and only.sent.id) == (SectionChange.MOVED, "incident-log")
    assert only.basis is MatchBasis.LIKENESS
    assert only.sure


# What we sent, when it is not like other drafts.


def test_a_draft_without_clauses_is_a_cover_and_contents(document: ak.Document) -> None:
    empty = evolve(document, blocks=())
    sent = read_sent_draft(empty, ak.word_bytes(empty))
    assert [each.section.id for each in sections_with_blocks(sent)] == [
        "cover",
        "contents",
        "footer",
        "header",
    ]
    assert counterparty_document(sent, align_sections(sent, sent.lines)) == empty


def test_a_clause_without_a_heading_begins_where_it_begins(document: ak.Document) -> None:
    first, *rest = document.blocks
    headless = evolve(document, blocks=(first, *rest[1:]))
    sent = read_sent_draft(headless, ak.word_bytes(headless))
    assert [each.section.id for each in sections_with_blocks(sent)][2:4] == ["Part 1", "parties"]


# Where the parties sign outside of any clause.


@pytest.fixture(scope="module")
def signed(agreement: ak.Agreement, pack: ak.Pack) -> SentDraft:
    """A draft whose signatures stand in no clause."""
    document = ak.compose(agreement - "execution-and-schedules", pack)
    assert any(isinstance(each, SignatureBlock) and not each.clause for each in document.blocks)
    return read_sent_draft(document, ak.word_bytes(document))


def test_signatures_outside_of_clauses_are_a_section(signed: SentDraft) -> None:
    for lines in (signed.lines, bare(signed.lines)):
        matching = align_sections(signed, lines)
        assert odd(signed, lines) == []
        match = matching.of("signatures")
        assert match
        assert match.returned
        assert match.returned.kind is SectionKind.SIGNATURES
        assert len(match.returned.lines) == 10
        assert counterparty_document(signed, matching) == signed.document


def test_other_parties_sign_in_the_same_place(signed: SentDraft) -> None:
    lines = [
        evolve(each, text="Signed for Kent Police") if "Signed for the" in each.text else each
        for each in signed.lines
    ]
    matching = align_sections(signed, lines)
    assert odd(signed, lines) == []
    parties = [
        each.party
        for each in counterparty_document(signed, matching).blocks
        if isinstance(each, SignatureBlock)
    ]
    assert parties == ["Kent Police", "UNISON"]


def clauses(*titles: str, body: str) -> SentDraft:
    """A draft whose clauses all say the same."""
    blocks = [
        block
        for number, title in enumerate(titles, 1)
        for block in (
            ClauseHeading(clause=title.lower(), number=str(number), title=title),
            Paragraph(
                clause=title.lower(),
                level=2,
                number=f"{number}.1",
                spans=(Run(text=body if title in ("Alpha", "Beta") else f"{title} binds."),),
            ),
        )
    ]
    text = ak.Document(
        title="On AI",
        parties=["Kent Police", "UNISON"],
        version=ak.Version(),
        blocks=tuple(blocks),
    )
    return read_sent_draft(text, ak.word_bytes(text))


SAME = "The Employer must consult the Union in good time before any decision about staff is made."


def test_what_is_as_like_one_clause_as_another_is_neither() -> None:
    sent = clauses("First", "Alpha", "Beta", "Last", body=SAME)
    place = {title: at(sent, title) for title in ("First", "Alpha", "Beta", "Last")}
    front = sent.lines[: place["First"]]
    alpha = bare(sent.lines[place["Alpha"] : place["Beta"]])
    alpha[0] = evolve(alpha[0], text="Gamma")
    first = sent.lines[place["First"] : place["Alpha"]]
    came = [*front, *first, *sent.lines[place["Last"] :][:2], *alpha]
    matching = align_sections(sent, came)
    assert {each.fate for each in (matching.of("alpha"), matching.of("beta")) if each} <= {
        SectionChange.DELETED,
        SectionChange.MERGED,
        SectionChange.STAYS,
        SectionChange.MOVED,
    }
    claimed = [m for m in (matching.of("alpha"), matching.of("beta")) if m and m.returned]
    assert len(claimed) <= 1


def test_a_heading_alone_is_not_what_a_whole_clause_became(sent: SentDraft) -> None:
    start, end = at(sent, "Scope"), at(sent, "Definitions")
    heading = evolve(sent.lines[start], text="Efficiency", anchor="", bookmarks=(), tags=())
    came = [*sent.lines[:start], heading, *sent.lines[end:]]
    matching = align_sections(sent, came)
    gone = matching.of("scope")
    assert gone is not None
    assert (gone.fate, gone.returned) == (SectionChange.DELETED, None)


@pytest.mark.parametrize("words", ["What is in it", "between"])
def test_contents_with_another_heading_are_the_contents(sent: SentDraft, words: str) -> None:
    place = next(n for n, each in enumerate(sent.lines) if each.text == "Contents")
    came = [*sent.lines]
    came[place] = evolve(came[place], text=words)
    contents = align_sections(sent, came).of("contents")
    assert contents is not None
    assert contents.returned is not None
    assert contents.returned.lines[0].text == words
