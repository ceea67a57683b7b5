"""The members' summary: each clause in a line, its figure, and what has changed."""

import re

import pytest
from attrs import evolve
from hypothesis import given, settings

import agreementkit as ak
from agreementkit.composing.copies.members import members_summary
from agreementkit.composing.share import share
from agreementkit.documents import Bullet, Heading, Paragraph, text_of
from agreementkit.testing import agreements
from tests.word_files import Run

BANK = ak.load_pack()


def lines(document: ak.Document) -> list[str]:
    return [text_of(b.spans) for b in document.blocks if isinstance(b, Bullet)]


def headings(document: ak.Document) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Heading)]


@settings(max_examples=30)
@given(agreements(BANK))
def test_every_clause_has_one_line_that_begins_with_its_summary(agreement: ak.Agreement) -> None:
    shared = share(agreement, BANK)
    said = lines(members_summary(shared))
    assert len(said) == len(shared.clauses)
    for clause in shared.clauses:
        assert any(line.startswith(clause.summary) for line in said)


def test_areas_stand_in_the_order_of_the_strategy_and_the_framework_last(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    shown = headings(members_summary(share(agreement, pack)))
    assert shown == [*(area.title for area in pack.strategy.areas), "How the agreement works"]


def test_a_figure_is_told_and_one_that_is_missing_is_not(pack: ak.Pack) -> None:
    base = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON", "GMB"])
    told = members_summary(share(base + pack["advance-notice"].at(notice=20), pack))
    [line] = lines(told)
    assert line.endswith("Notice before a new system is used: 20\N{NO-BREAK SPACE}weeks.")
    first = told.blocks[0]
    assert isinstance(first, Paragraph)
    assert text_of(first.spans).startswith(
        "This is what UNISON and GMB ask the Chief Constable of Kent Police to agree.",
    )
    capped = members_summary(share(base + pack["status-quo"].at("fallback"), pack))
    assert "[" not in "".join(lines(capped))


def test_what_changed_is_said_first(agreement: ak.Agreement, pack: ak.Pack) -> None:
    before = evolve(agreement, version=ak.Version(number=1)) - "incident-log"
    now = agreement - "bias-testing" + pack["advance-notice"].at(notice=20)
    now = evolve(now, version=ak.Version(number=2))
    summary = members_summary(share(now, pack), share(before, pack))
    assert headings(summary)[0] == "What has changed since Draft 1"
    said = lines(summary)
    changes = said[: said.index(next(line for line in said if "look up every AI" in line))]
    assert f"No longer asked for: {pack['bias-testing'].summary}" in changes
    assert f"New: {pack['incident-log'].summary}" in changes
    assert (
        "Notice before a new system is used: 20\N{NO-BREAK SPACE}weeks, where it was 26\N{NO-BREAK SPACE}weeks."
        in changes
    )


def test_other_words_and_a_figure_not_yet_set_are_said(pack: ak.Pack) -> None:
    base = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    before = share(base + pack["status-quo"].at("opening"), pack)
    now = share(base + pack["status-quo"].at("fallback"), pack)
    said = lines(members_summary(now, before))
    assert any("where it was not yet set" in line for line in said)
    assert f"Some words have changed under “{pack['status-quo'].title}”." in said


def test_where_nothing_changed_the_summary_says_so(agreement: ak.Agreement) -> None:
    shared = share(agreement, BANK)
    summary = members_summary(shared, shared)
    said = [text_of(b.spans) for b in summary.blocks if isinstance(b, Paragraph)]
    assert "Nothing that this summary tells of has changed." in said


@pytest.mark.parametrize("sector", ["police", "probation", "cafcass", "cafcass-cymru"])
def test_it_is_two_to_four_pages_long(
    soffice: Run,
    pack: ak.Pack,
    sector: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp(sector)
    found = pack.sector(sector)
    agreement = ak.Agreement(
        sector=sector,
        employer=found.employers[0].name,
        unions=found.unions,
        provisions=pack.bundle("default"),
    )
    path = ak.draft(agreement, pack, copy="members").save(folder / "members.docx")
    soffice("--convert-to", "pdf", "--outdir", str(folder), str(path))
    pages = len(re.findall(rb"/Type\s*/Page\b", (folder / "members.pdf").read_bytes()))
    assert 2 <= pages <= 4
