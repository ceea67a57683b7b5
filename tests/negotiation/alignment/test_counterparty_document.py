"""What came back is a document of ours: the same where nothing was done, alive where much was."""

import re
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings, strategies as st
from lxml import etree

import agreementkit as ak
from agreementkit import read_word
from agreementkit.documents import (
    Bullet,
    ClauseHeading,
    Figure,
    Line,
    Note,
    Paragraph,
    Reference,
    SignatureBlock,
    Table,
    text_of,
)
from agreementkit.model.document import DocumentBlock, Span, Spans, spans_in
from agreementkit.model.numbering import reference_labels, renumbered
from agreementkit.negotiation import SectionKind
from agreementkit.negotiation.alignment.align import align_sections
from agreementkit.negotiation.alignment.counterparty_document import (
    counterparty_document,
    keep_spans,
)
from agreementkit.negotiation.alignment.sent_draft import (
    SentDraft,
    printed_lines,
    read_sent_draft,
    sections_with_blocks,
)
from agreementkit.packs import Run
from agreementkit.testing import agreements
from tests.negotiation.alignment.random_edits import anything_done
from tests.negotiation.markup_editor import Paper, W, opened, paragraph, retyped, text

PACK = ak.load_pack()
RANDOM = st.integers(0, 10**9).map(Random)
FEW = settings(max_examples=settings().max_examples // 8)


def theirs(sent: SentDraft, data: bytes) -> ak.Document:
    return counterparty_document(sent, align_sections(sent, read_word(data).accepted))


# Lines.


@st.composite
def lines(draw: st.DrawFn) -> Spans:
    words = st.text("ab1 .,“”s", max_size=8)
    kinds: list[st.SearchStrategy[Span]] = [
        st.builds(Run, text=words, bold=st.booleans()),
        st.builds(Figure, text=st.sampled_from(["26 weeks", "5%", "1"]), parameter=st.just("p")),
        st.builds(Reference, text=st.sampled_from(["7", "12"]), target=st.sampled_from("ab")),
    ]
    return tuple(draw(st.lists(st.one_of(kinds), max_size=6)))


@given(ours=lines(), said=st.text("ab1267 .,“”weks%", max_size=30), data=st.data())
def test_a_line_says_what_came_back_and_keeps_spans_whole(
    ours: Spans, said: str, data: st.DataObject
) -> None:
    if data.draw(st.booleans()):
        at = data.draw(st.integers(0, len(text_of(ours))))
        said = text_of(ours)[:at] + said[:3] + text_of(ours)[at + data.draw(st.integers(0, 3)) :]
    new = keep_spans(ours, said)
    assert text_of(new) == said
    left = iter(ours)
    assert all(span in left for span in new if not isinstance(span, Run) or span.bold)
    assert keep_spans(ours, text_of(ours)) == ours
    assert keep_spans(new, said) == new


LINE = (
    Run(text="at least "),
    Figure(text="26 weeks", parameter="notice"),
    Run(text=" under clause "),
    Reference(text="7", target="a"),
    Run(text="."),
)


@pytest.mark.parametrize(
    ("said", "alive"),
    [
        ("in general at least 26 weeks under clause 7.", ["26 weeks", "7"]),
        ("at least 20 weeks under clause 7.", ["7"]),
        ("at least 126 weeks under clause 7.", ["7"]),
        ("at least 1,26 weeks under clause 7.", ["7"]),
        ("at least 26 weeks 5% under clause 7.", ["26 weeks", "7"]),
        ("at least 26 weeks.5 under clause 7.", ["7"]),
        ("under clause 7, at least 26 weeks.", ["26 weeks"]),
        ("", []),
    ],
)
def test_what_is_alive_in_a_line_is_what_stands_there_whole(said: str, alive: list[str]) -> None:
    assert [span.text for span in keep_spans(LINE, said) if not isinstance(span, Run)] == alive


# Documents.


@settings(max_examples=settings().max_examples // 4)
@given(agreement=agreements(PACK))
def test_an_untouched_return_is_the_document_that_we_sent(agreement: ak.Agreement) -> None:
    document = ak.compose(agreement, PACK)
    data = ak.word_bytes(document)
    sent = read_sent_draft(document, data)
    read = read_word(data)
    for view in (read.accepted, read.rejected):
        assert counterparty_document(sent, align_sections(sent, view)) == document


def test_every_line_of_ours_is_under_the_block_that_printed_it(sent: SentDraft) -> None:
    record = sections_with_blocks(sent)
    assert [line for each in record for line in each.section.lines] == [*sent.lines]
    blocks = [laid for each in record for laid in each.blocks]
    assert tuple(laid.block for laid in blocks) == sent.document.blocks
    for laid in blocks:
        assert [line.text for line in laid.lines] == [*printed_lines(laid.block)]
        assert sent.lines[laid.start] is laid.lines[0]


@pytest.mark.parametrize("view", ["fewer", "more", "other", "paper"])
def test_a_record_that_is_not_of_the_file_is_refused(sent: SentDraft, view: str) -> None:
    head, tail = sent.lines[:100], sent.lines[100:]
    wrong = {
        "fewer": evolve(sent, lines=sent.lines[:90]),
        "more": evolve(sent, document=evolve(sent.document, blocks=sent.document.blocks[:-1])),
        "other": evolve(sent, lines=(*head, evolve(tail[0], text="Other words"), *tail[1:])),
        "paper": evolve(sent, document=evolve(sent.document, front=sent.document.blocks[:1])),
    }[view]
    with pytest.raises(ak.errors.InvalidError) as caught:
        sections_with_blocks(wrong)
    said = "only an agreement" if view == "paper" else "the file that went out differ"
    assert said in str(caught.value)


def texts(document: ak.Document) -> list[str]:
    """Every line that a document prints."""
    return [line for block in document.blocks for line in printed_lines(block)]


def masked(said: list[str]) -> list[str]:
    """Lines with words in them; numbers may be counted anew."""
    return [re.sub(r"\d+", "#", line.strip()) for line in said if line.strip()]


@FEW
@given(rng=RANDOM, marks=st.sampled_from(["both", "earlier", "none"]))
def test_whatever_was_done_the_document_says_it_and_can_be_sent_again(
    sent: SentDraft, draft: bytes, rng: Random, marks: str
) -> None:
    paper = opened(draft, marks)
    for _ in range(rng.randint(1, 5)):
        anything_done(paper, rng)
    read = read_word(paper.saved()).accepted
    matching = align_sections(sent, read)
    document = counterparty_document(sent, matching)
    apart = {SectionKind.FRONT, SectionKind.OUTSIDE}
    came = [
        line.text.strip()
        for each in matching.matches
        if each.returned and each.returned.kind not in apart
        for line in each.returned.lines
        if line.text.strip()
    ]
    assert masked(texts(document)) == masked(came)
    assert renumbered(document) == document
    labels = reference_labels(document.blocks)
    links = [span for span in spans_in(document.blocks) if isinstance(span, Reference)]
    assert all(span.text == labels[span.target] for span in links)
    names = [block.clause for block in document.blocks if isinstance(block, ClauseHeading)]
    assert len(names) == len({*names})
    again = read_sent_draft(document, ak.word_bytes(document))
    assert counterparty_document(again, align_sections(again, again.lines)) == document


def clause(document: ak.Document, id_: str) -> list[DocumentBlock]:
    return [block for block in document.blocks if block.clause == id_]


def test_words_that_changed_are_typed_and_all_else_in_the_line_lives(
    sent: SentDraft, draft: bytes
) -> None:
    paper = Paper(draft)
    at = next(
        n for n, each in enumerate(paper.sections) if text(each[0]) == "Notice of new systems"
    )
    [leaf] = [
        each for each in paper.sections[at][1].iter(f"{W}t") if "must give" in (each.text or "")
    ][:1]
    leaf.text = (leaf.text or "").replace("must give", "will try to give")
    document = theirs(sent, paper.saved())
    old, new = (clause(each, "advance-notice") for each in (sent.document, document))
    assert [*map(type, old)] == [*map(type, new)]
    changed = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    [(was, now)] = changed
    assert isinstance(was, Paragraph)
    assert isinstance(now, Paragraph)
    assert text_of(now.spans) == text_of(was.spans).replace("must give", "will try to give")
    assert [s for s in now.spans if not isinstance(s, Run)] == [
        s for s in was.spans if not isinstance(s, Run)
    ]


def test_a_clause_that_lost_its_heading_lives_on_in_the_one_before(
    sent: SentDraft, draft: bytes
) -> None:
    paper = Paper(draft)
    at = next(
        n for n, each in enumerate(paper.sections) if text(each[0]) == "Notice of new systems"
    )
    del paper.sections[at][0]
    document = theirs(sent, paper.saved())
    assert clause(document, "advance-notice") == []
    figures = [
        [s for s in spans_in(clause(each, id_)) if isinstance(s, Figure)]
        for each, id_ in ((sent.document, "advance-notice"), (document, _before(sent)))
    ]
    assert figures[0]
    assert all(figure in figures[1] for figure in figures[0])


def _before(sent: SentDraft) -> str:
    """The clause before the one on notice."""
    ids = [block.clause for block in sent.document.blocks if isinstance(block, ClauseHeading)]
    return ids[ids.index("advance-notice") - 1]


def test_numbers_that_a_program_counted_anew_are_still_references(
    sent: SentDraft, draft: bytes
) -> None:
    paper = Paper(draft)
    del paper.sections[2]  # clause 2: all numbers behind it fall by one
    for field in [*paper.root.iter(f"{W}t")]:
        if (field.text or "").isdecimal() and int(field.text or "") > 2:
            field.text = str(int(field.text or "") - 1)
    document = theirs(sent, paper.saved())
    gone = "purpose-and-principles"
    old, new = (
        sum(1 for s in spans_in(each.blocks) if isinstance(s, Reference) and s.target != gone)
        for each in (sent.document, document)
    )
    rows = sum(1 for block in sent.document.blocks if isinstance(block, Table) for _ in block.rows)
    assert rows > 50
    assert old == new


def test_a_reference_to_what_they_struck_out_leads_nowhere(sent: SentDraft, draft: bytes) -> None:
    paper = Paper(draft)
    paper.sections = [each for each in paper.sections if text(each[0]) != "Disputes"]
    document = theirs(sent, paper.saved())
    targets = {span.target for span in spans_in(document.blocks) if isinstance(span, Reference)}
    assert "disputes" in {
        s.target for s in spans_in(sent.document.blocks) if isinstance(s, Reference)
    }
    assert "disputes" not in targets


def at_clause(paper: Paper, title: str) -> int:
    return next(n for n, each in enumerate(paper.sections) if text(each[0]) == title)


def test_each_style_of_ours_makes_its_own_block(sent: SentDraft, draft: bytes) -> None:
    paper = Paper(draft)
    at = at_clause(paper, "Incident log")
    named = {
        "ClauseLevel3": Paragraph,
        "ListBullet": Bullet,
        "Aside": Note,
        "Foreign": Paragraph,
    }
    paper.sections[at] += [paragraph(f"Added as {each}", each) for each in named]
    changed = paper.sections[at][1].find(f"{W}pPr/{W}pStyle")
    assert changed is not None
    changed.set(f"{W}val", "ListBullet")
    blocks = clause(theirs(sent, paper.saved()), "incident-log")
    assert [type(block) for block in blocks[-4:]] == [*named.values()]
    assert [block.level for block in blocks[-4:] if isinstance(block, Paragraph)] == [3, 0]
    assert isinstance(blocks[1], Bullet)
    assert blocks[1].spans == clause(sent.document, "incident-log")[1].spans  # type: ignore[union-attr]


def test_signatures_stay_what_they_are_until_somebody_fills_them_in(
    sent: SentDraft, draft: bytes
) -> None:
    paper = Paper(draft)
    signed = [each for each in paper.paragraphs() if text(each).startswith("Signed for ")]
    [leaf] = signed[1].iter(f"{W}t")
    leaf.text = "Signed for UNISON and GMB"
    [name] = [each for each in paper.paragraphs() if text(each) == "Name"][:1]
    retyped(name, "Name of the Chief Constable", marks=False)
    document = theirs(sent, paper.saved())
    parties = [block.party for block in document.blocks if isinstance(block, SignatureBlock)]
    assert parties == ["UNISON and GMB"]
    said = texts(document)
    assert "Name of the Chief Constable" in said
    assert "Signed for the Chief Constable of Kent Police" in said


def test_rows_that_come_and_go_leave_the_others_alive(sent: SentDraft, draft: bytes) -> None:
    paper = Paper(draft)
    table = next(each for each in paper.sections[-1] if each.tag == f"{W}tbl")
    rows = table.findall(f"{W}tr")
    table.remove(rows[3])
    for leaf in rows[5].findall(f"{W}tc")[2].iter(f"{W}t"):
        leaf.text = "as soon as practicable"
    [old], [new] = (
        [block for block in each.blocks if isinstance(block, Table)][-1:]
        for each in (sent.document, theirs(sent, paper.saved()))
    )
    assert new.header == old.header
    kept = [row for place, row in enumerate(old.rows, 1) if place not in {3, 5}]
    assert [row for row in new.rows if row in kept] == kept
    assert text_of(new.rows[3][2]) == "as soon as practicable"
    assert new.rows[3][:2] == old.rows[4][:2]


def test_a_table_with_other_columns_is_another_table(sent: SentDraft, draft: bytes) -> None:
    paper = Paper(draft)
    table = next(each for each in paper.sections[-1] if each.tag == f"{W}tbl")
    for row in table.findall(f"{W}tr"):
        row.remove(row.findall(f"{W}tc")[0])
    first = table.findall(f"{W}tr")[2]
    first.remove(first.findall(f"{W}tc")[1])
    first.findall(f"{W}tc")[0].append(paragraph("and more"))
    new = next(b for b in reversed(theirs(sent, paper.saved()).blocks) if isinstance(b, Table))
    assert new.header == ("What is agreed", "Value")
    assert text_of(new.rows[1][0]).endswith("\nand more")
    assert text_of(new.rows[1][1]) == ""


def test_a_new_table_is_a_table(sent: SentDraft, draft: bytes) -> None:
    cells = "".join(f"<w:tc><w:p><w:r><w:t>{n}</w:t></w:r></w:p></w:tc>" for n in "ab")
    xml = f'<w:tbl xmlns:w="{W[1:-1]}"><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>'
    paper = Paper(draft)
    paper.sections[at_clause(paper, "Incident log")].append(etree.fromstring(xml))
    *_, table = clause(theirs(sent, paper.saved()), "incident-log")
    assert table == Table(
        caption="Incident log",
        header=("a", "b"),
        rows=(((Run(text="a"),), (Run(text="b"),)),),
        clause="incident-log",
    )


def covered(sent: SentDraft, old: str, new: str | None) -> ak.Document:
    """The document after a line of the cover was changed, or struck out."""
    lines: list[Line] = []
    for place, line in enumerate(sent.lines):
        if place < 9 and line.text == old:
            lines += [evolve(line, text=new)] if new else []
        else:
            lines.append(line)
    return counterparty_document(sent, align_sections(sent, lines))


def test_title_and_parties_are_read_from_the_cover(sent: SentDraft) -> None:
    title = "Collective agreement on artificial intelligence"
    assert (
        covered(sent, title, "Policy on artificial intelligence").title
        == "Policy on artificial intelligence"
    )
    changed = covered(sent, "UNISON", "UNISON and GMB")
    assert changed.parties == ("The Chief Constable of Kent Police", "UNISON and GMB")
    assert evolve(changed, parties=sent.document.parties) == sent.document
    assert covered(sent, "UNISON", None).parties == ("The Chief Constable of Kent Police",)


@pytest.mark.parametrize(
    "struck", ["Without prejudice", "Subject to contract and to members’ ratification"]
)
def test_a_reservation_that_is_gone_from_the_cover_is_gone(
    document: ak.Document, struck: str
) -> None:
    version = ak.Version(without_prejudice=True, subject_to_contract=True)
    reserved = evolve(document, version=version)
    sent = read_sent_draft(reserved, ak.word_bytes(reserved))
    assert covered(sent, "not there", None) == reserved
    left = covered(sent, struck, None).version
    assert left.without_prejudice == (struck != "Without prejudice")
    assert left.subject_to_contract == (struck == "Without prejudice")
