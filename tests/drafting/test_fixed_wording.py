"""The list of a copy's own words is neither short nor long: it is what the copies say."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from attrs import evolve
from hypothesis import given, settings

import agreementkit as ak
from agreementkit.composing.copies.settled import OtherWords, settled_summary, signature_copy
from agreementkit.composing.share import share
from agreementkit.documents import markdown_text
from agreementkit.model.document import Paragraph, plain_spans
from agreementkit.model.fixed_wording import FIXED_WORDING, WrittenWords
from agreementkit.model.shared import shared_texts
from agreementkit.model.values import MONTHS
from agreementkit.negotiation.next_draft import with_key_terms
from agreementkit.reports import ClauseComment
from agreementkit.testing import agreements
from agreementkit.text.normalisation import alphanumerics

PACK = ak.load_pack()
COPIES = [copy for copy in ak.Copy if not copy.private]
_LABEL = re.compile(r"^[\W_]*\([a-z]+\)(?= |$)")
"""The letter or the Roman numeral of a unit, which is a number and no word."""


def said(draft: ak.Draft, form: ak.Form) -> Iterator[str]:
    """What a file says, line by line, as its reader sees it."""
    text = "" if form is ak.Form.WORD else draft.data.decode()
    match form:
        case ak.Form.WORD:
            lines = [line.text for line in ak.read_word(draft.data).accepted]
        case ak.Form.MARKDOWN:
            lines = text.split("\n")
        case _:
            text = re.sub(r"<style>.*?</style>|<[^>]+>", "\n", text, flags=re.DOTALL)
            lines = unescape(text).split("\n")
    return (_LABEL.sub("", line) for line in lines)


def unexplained(line: str, pieces: frozenset[str]) -> str:
    """What is left of a line once known pieces and numbers are taken from its front."""
    longest = max(map(len, pieces))
    reached, farthest = {0}, 0
    for start in range(len(line)):
        if start in reached:
            ends = {
                end
                for end in range(start + 1, min(len(line), start + longest) + 1)
                if line[start:end] in pieces
            }
            if line[start].isdigit():
                ends.add(start + 1)
            reached |= ends
            farthest = max(farthest, *ends, 0)
    return line[farthest:]


def known_to(*agreements: ak.Agreement) -> frozenset[str]:
    """All that copies of some agreements may say, squeezed."""
    texts = frozenset[str]().union(*(shared_texts(share(each, PACK)) for each in agreements))
    return frozenset(filter(None, map(alphanumerics, texts)))


def test_what_is_left_of_a_line_begins_at_the_first_strange_word() -> None:
    known = frozenset({"within", "days", "day"})
    assert unexplained("within10days", known) == ""
    assert unexplained("within10daysofit", known) == "ofit"


@settings(max_examples=8)
@given(agreement=agreements(PACK), other=agreements(PACK))
@pytest.mark.parametrize("copy", COPIES)
@pytest.mark.parametrize("form", list(ak.Form))
def test_no_copy_says_a_word_that_is_neither_shared_nor_in_the_list(
    copy: ak.Copy, form: ak.Form, agreement: ak.Agreement, other: ak.Agreement
) -> None:
    beside = ak.DraftOptions(form=form, since=other, response=other)
    draft = ak.draft(agreement, PACK, copy=copy, options=beside)
    known = known_to(agreement, other)
    left = {
        line: rest
        for line in said(draft, form)
        if (rest := unexplained(alphanumerics(line), known))
    }
    assert left == {}


def test_a_word_that_is_in_no_list_is_seen() -> None:
    agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"])
    draft = ak.draft(agreement, PACK)
    short = known_to(agreement) - {alphanumerics(WrittenWords.CONTENTS)}
    left = [
        rest
        for line in said(draft, ak.Form.WORD)
        if (rest := unexplained(alphanumerics(line), short))
    ]
    assert left == ["contents"]


FULL = ak.Agreement(
    sector="police",
    employer="Kent Police",
    unions=["UNISON", "GMB"],
    provisions=PACK.bundle("full"),
    version=ak.Version(round=2, without_prejudice=True, subject_to_contract=True),
    comments=[ClauseComment(clause="scope", text="We can talk about this one.")],
    systems=[ak.System(name="Triage", purpose="Sorts calls.", status="in use")],
)


def pairs() -> Iterator[tuple[ak.Agreement, ak.Agreement | None, ak.Form]]:
    """Agreements, each with an earlier or another side's, and the form of their copies."""
    bare = evolve(FULL, systems=(), comments=(), unions=["UNISON"])
    small = evolve(bare, provisions=ak.Bundle([PACK["parties"].at()]))
    everything = [each.clause for each in FULL.provisions]
    yield FULL, evolve(FULL, position="fallback", they_accept=everything), ak.Form.HTML
    # Figures of their own: some so far off, some other words.
    own = [PACK["advance-notice"].at(notice=8), PACK["human-decision"].at(reach="review-only")]
    yield FULL, FULL + ak.Bundle(own), ak.Form.MARKDOWN
    yield small, FULL, ak.Form.MARKDOWN
    yield FULL, small, ak.Form.MARKDOWN
    yield small, None, ak.Form.WORD
    yield FULL, FULL, ak.Form.WORD
    # Where a figure is ours to set, it was not yet set before.
    career = PACK["career-development"]
    unset, chosen = (
        evolve(bare, provisions=ak.Bundle([each])) for each in (career.at(), career.at(posts=3))
    )
    yield chosen, unset, ak.Form.MARKDOWN
    # A body whose staff are in Crown employment has other words at the same values.
    body = ak.Employer(name="Other", legal_name="Other", jurisdiction="england")
    yield (
        evolve(bare, employer=body),
        evolve(bare, employer=evolve(body, crown=True), they_accept=everything),
        ak.Form.MARKDOWN,
    )


def drafts() -> Iterator[tuple[ak.Draft, ak.Form]]:
    """Copies that between them say every word that composing and writing have."""
    for agreement, other, form in pairs():
        beside = ak.DraftOptions(form=form, since=other, response=other)
        for copy in COPIES:
            yield ak.draft(agreement, PACK, copy=copy, options=beside), form


def nameless() -> str:
    """An agreement in which nobody has said yet who makes it, and about whom."""
    police = evolve(PACK.sector("police"), workforce="", machinery="")
    pack = evolve(PACK, sectors={"police": police})
    nobody = ak.Employer(name="", legal_name="", jurisdiction="england")
    return markdown_text(ak.compose(evolve(FULL, employer=nobody, unions=[""]), pack))


def settled() -> Iterator[str]:
    """The papers of what was agreed, finished and unfinished, as text."""
    theirs, other = (
        OtherWords(title="Scope", words="It covers all.", theirs=each) for each in (True, False)
    )
    text = ak.compose(FULL, PACK)
    yield markdown_text(signature_copy(text, ["Scope: not agreed yet"]))
    # A key term that its clause no longer says leads to the clause.
    other_words = tuple(
        evolve(block, spans=plain_spans("In good time."))
        if isinstance(block, Paragraph) and block.clause == "advance-notice"
        else block
        for block in text.blocks
    )
    yield markdown_text(with_key_terms(evolve(text, blocks=other_words), text))
    for unions, left in (("UNISON",), []), (("UNISON", "GMB"), ["Scope"]):
        shared = share(evolve(FULL, unions=unions), PACK)
        others = {"round-1-new": theirs, "scope": other}
        yield markdown_text(settled_summary(shared, others, still_open=left, left_out=left))


def test_no_word_is_in_the_list_that_no_copy_says() -> None:
    lines = [line for draft, form in drafts() for line in said(draft, form)]
    everything = "\n".join(map(alphanumerics, [*lines, *settled(), nameless()]))
    # The names of all months would need a draft for each.
    own = [word for word in FIXED_WORDING.difference(MONTHS) if alphanumerics(word)]
    assert sorted(word for word in own if alphanumerics(word) not in everything) == []
