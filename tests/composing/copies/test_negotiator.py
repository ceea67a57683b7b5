"""The negotiator's copy: the same text and numbers, and all that our side knows beside it."""

from collections.abc import Iterator

import pytest
from attrs import evolve
from hypothesis import given, settings

import agreementkit as ak
from agreementkit import Grade, compose
from agreementkit.composing.copies.negotiator import negotiator_copy
from agreementkit.documents import (
    Bullet,
    ClauseHeading,
    Note,
    Paragraph,
    PrivateDocument,
    Shade,
    Table,
    text_of,
)
from agreementkit.model.document import DocumentBlock
from agreementkit.testing import agreements
from tests.small_pack import agreed, clause, number, pack_of

BANK = ak.load_pack()


def private(agreement: ak.Agreement, pack: ak.Pack) -> PrivateDocument:
    reports = [ak.check(agreement, pack, position=position) for position in ak.Position]
    return negotiator_copy(compose(agreement, pack), agreement, pack, reports)


def without_ours(blocks: tuple[DocumentBlock, ...]) -> Iterator[DocumentBlock]:
    for block in blocks:
        if isinstance(block, Note):
            continue
        if isinstance(block, Table) and block.caption.startswith("Private:"):
            continue
        yield evolve(block, comments=()) if isinstance(block, ClauseHeading) else block


@settings(max_examples=20)
@given(agreements(BANK))
def test_what_is_not_ours_is_the_employers_copy_block_for_block(agreement: ak.Agreement) -> None:
    made = private(agreement, BANK).document
    theirs = compose(agreement, BANK)
    assert tuple(without_ours(made.blocks)) == theirs.blocks
    assert (made.title, made.parties, made.version) == (
        theirs.title,
        theirs.parties,
        theirs.version,
    )


def test_each_clause_has_its_notes_and_its_law_beside_its_heading(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    made = private(agreement, pack).document
    for heading, _ in made.clauses():
        [comment] = heading.comments
        said = "\n".join(comment.text)
        notes = pack[heading.clause].negotiating
        for words in (notes.why, notes.they_will_say, notes.our_answer, notes.fallback_when):
            assert words in said
        assert f"Ask in return: {notes.in_return_for}" in comment.text
        assert f"Who must approve: {notes.approval}" in comment.text
    [redundancy] = [h for h, _ in made.clauses() if h.clause == "no-compulsory-redundancy"]
    law = redundancy.comments[0].text[-1]
    assert law.startswith("Law: section 188 of the Trade Union")
    assert "in force" in law
    assert "does not bind the Crown" in law
    assert "checked" in law


def test_each_ladder_stands_under_its_clause_with_where_the_draft_is(pack: ak.Pack) -> None:
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=[pack["advance-notice"].at("target", notice=20)],
    )
    blocks = private(agreement, pack).document.blocks
    [table] = [b for b in blocks if isinstance(b, Table) and b.clause == "advance-notice"]
    assert table.header == ("Value", "Opening", "Target", "Fallback", "This draft")
    cells = [text_of(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in table.rows[0]]
    assert cells[1:] == ["26 weeks", "17 weeks", "13 weeks", "20 weeks"]
    before = blocks[blocks.index(table) - 1]
    assert isinstance(before, Note)
    assert text_of(before.spans).startswith("PRIVATE. ")


def test_a_value_that_no_position_sets_says_so() -> None:
    pack = pack_of(clause("only", "1. {notice}.", parameters=[number(opening=3, target=2)]))
    blocks = private(agreed(pack), pack).document.blocks
    [table] = [b for b in blocks if isinstance(b, Table) and b.clause == "only"]
    assert text_of(table.rows[0][3]) == "not set"


def bullets(made: PrivateDocument) -> list[str]:
    return [text_of(b.spans) for b in made.document.front if isinstance(b, Bullet)]


def test_the_first_page_says_what_is_missing_and_not_confirmed(pack: ak.Pack) -> None:
    agreement = ak.Agreement(
        sector="police",
        employer=ak.Employer(name="A body", legal_name="The Body", jurisdiction="england"),
        unions=["UNISON"],
        provisions=pack.bundle("default"),
        systems=[ak.System(name="Triage", purpose="Sorts"), ak.System(name="Known", purpose="x")],
    )
    agreement = evolve(
        agreement,
        systems=(agreement.systems[0], evolve(agreement.systems[1], confirmed=True)),
    )
    said = bullets(private(agreement, pack))
    assert any(line.endswith("Date on which this agreement begins.") for line in said)
    assert "The register has lines that the Employer has not confirmed: Triage." in said
    assert "Nobody has checked the legal name “The Body” against its source." in said
    assert not any("Known" in line for line in said)


def test_a_statement_of_fact_and_a_law_that_nobody_checked_are_on_the_first_page() -> None:
    pack = pack_of(clause("only", "1. None has run. {fact no-pilots} See {law act}."))
    law = next(iter(BANK.laws.values()))
    pack = evolve(pack, laws={"act": evolve(law, cite="the Act", verified=False)})
    made = private(agreed(pack), pack)
    said = bullets(made)
    assert "Clause 1 states a fact (no-pilots) that the Employer has not confirmed." in said
    assert "Not verified, so look it up before relying on it: the Act." in said
    [(heading, _)] = made.document.clauses()
    assert "NOT VERIFIED" in heading.comments[0].text[-1]


def test_where_nothing_is_missing_the_first_page_says_so() -> None:
    small = pack_of(clause("only", "1. The Employer must tell the Union within 5 days."))
    employer = ak.Employer(
        name="Ashby",
        legal_name="The Borough",
        jurisdiction="england",
        verified=True,
    )
    agreement = agreed(small, employer=employer)
    clean = [
        evolve(ak.check(agreement, small, position=position), findings=())
        for position in ak.Position
    ]
    made = negotiator_copy(compose(agreement, small), agreement, small, clean)
    assert bullets(made) == []
    said = [text_of(b.spans) for b in made.document.front if isinstance(b, Paragraph)]
    assert said[-1] == "Nothing is missing, and nothing waits to be confirmed."


def test_what_we_accept_is_on_the_first_page_with_our_reason(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    reason = "The committee agreed to it in May."
    accepted = evolve(
        agreement,
        commencement=None,
        accepted=[ak.Acceptance(rule="blank-left", reason=reason)],
    )
    said = bullets(private(accepted, pack))
    assert any(line.startswith("Accepted by us at") and line.endswith(reason) for line in said)


def test_what_is_found_at_some_positions_says_at_which(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    said = bullets(private(agreement, pack))
    assert any(line.startswith(("At target, ", "At fallback, ")) for line in said)


def matrix(agreement: ak.Agreement, pack: ak.Pack) -> Table:
    [table] = [b for b in private(agreement, pack).document.front if isinstance(b, Table)]
    return table


def test_coverage_is_worded_as_well_as_shaded_and_true(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    poorer = agreement - "gain-share" - "bias-testing" - "equality-impact-assessment"
    table = matrix(poorer, pack)
    words = {Shade.GOOD: "Covered", Shade.FAIR: "Only words, no duty", Shade.POOR: "Not covered"}
    grades = {Grade.OPERATIVE: "Covered", Grade.NONE: "Not covered"}
    for index, position in enumerate(ak.Position, 1):
        report = ak.check(poorer, pack, position=position)
        for row, shades, area in zip(
            table.rows,
            table.shades,
            (*report.areas, report.framework),
            strict=True,
        ):
            shade = shades[index]
            assert shade is not None
            assert text_of(row[index]) == words[shade]
            assert words[shade] == grades[min(topic.grade for topic in area.topics)]
    assert "Not covered" in {text_of(row[1]) for row in table.rows}


def test_a_topic_with_words_alone_is_fair() -> None:
    vague = clause(
        "vague", "1. The Employer will aim to tell staff.", area="openness", topics=["telling"]
    )
    pack = pack_of(vague)
    table = matrix(agreed(pack), pack)
    assert table.shades[0][1:] == (Shade.FAIR,) * 3


@pytest.mark.parametrize("copy", list(ak.Copy))
def test_only_the_negotiators_copy_says_private(
    agreement: ak.Agreement,
    pack: ak.Pack,
    copy: ak.Copy,
) -> None:
    from tests.word_files import members

    parts = members(ak.draft(agreement, pack, copy=copy).word)
    marked = {name for name, part in parts.items() if b"PRIVATE" in part}
    expected = {"docProps/core.xml", "docProps/custom.xml", "word/document.xml", "word/header1.xml"}
    assert marked == (expected if copy is ak.Copy.NEGOTIATOR else set())
    assert (b"<w:titlePg/>" in parts["word/document.xml"]) == (copy is ak.Copy.EMPLOYER)
