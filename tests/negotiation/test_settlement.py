"""What stands agreed: in the words agreed, whichever round they are of, and nothing else."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit import Decision, InvalidError, LedgerError, Negotiation, read_word
from agreementkit.documents import ClauseHeading, Paragraph
from agreementkit.model.document import Blank, Reference, SignatureBlock, spans_in
from agreementkit.negotiation import ClauseState, Outcome, Side
from agreementkit.negotiation.agreed_text import clause_lines, fingerprint
from agreementkit.negotiation.settlement import Settlement, settlement
from tests.negotiation.counterparty_edits import (
    Edit,
    deleted,
    inserted,
    moved,
    returned,
    struck,
    tracked,
)
from tests.negotiation.test_send_replies import _played

from .test_negotiation import NOTICE, PACK, US, WHEN, begun, decided

HARD = "\N{NO-BREAK SPACE}"
COMPLETE = "commencement = 2027-04-01"
EMERGENCY = "The Employer may do without this in an emergency."
FEW = (0, 1, 2)


@pytest.fixture
def talks(tmp_path: Path) -> Negotiation:
    """A negotiation in which a draft was sent, with no value missing from it."""
    negotiation = begun(tmp_path, COMPLETE)
    negotiation.send(by=US, when=WHEN)
    return negotiation


def comes_back(negotiation: Negotiation, *edits: Edit) -> None:
    """The file that we sent last comes back, with something done to it."""
    state = negotiation.state
    sent = (negotiation.folder / state.drafts[-1].file.name).read_bytes()
    name = f"back-{state.round}.docx"
    (negotiation.folder.parent / name).write_bytes(returned(sent, *edits))
    negotiation.receive(negotiation.folder.parent / name, by=US, when=WHEN)


def agree_the_rest(negotiation: Negotiation) -> None:
    rest = [id_ for id_, each in negotiation.state.clauses.items() if each.state in OPEN]
    negotiation.agree(rest, approved())


OPEN = (ClauseState.TABLED, ClauseState.COUNTERED)


def approved() -> Decision:
    return decided(approved_by="Branch committee")


def text_of_clause(document: ak.Document, clause: str) -> str:
    return " ".join(clause_lines(document, clause)).replace(HARD, " ")


def of(settled: Settlement, clause: str) -> tuple[Side, int, bool]:
    [found] = (each for each in settled.clauses if each.clause == clause)
    return found.words, found.round, found.as_composed


def ours(settled: Settlement) -> set[str]:
    """The clauses of which the agreement has values."""
    return {each.clause for each in settled.agreement.provisions}


def proven(negotiation: Negotiation, settled: Settlement) -> None:
    """Every clause has the fingerprint of what was agreed, but for numbers in references."""
    state = negotiation.state
    for each in settled.clauses:
        agreed = state.clauses[each.clause].agreed
        assert agreed is not None
        if fingerprint(clause_lines(settled.document, each.clause)) != agreed.fingerprint:
            has_numbers = any(
                isinstance(span, Reference | Blank)
                for heading, blocks in settled.document.clauses()
                if heading.clause == each.clause
                for span in spans_in(blocks)
            )
            assert has_numbers or each.clause == "schedule-key-terms"


# Before anything is agreed, and as it goes on.


def test_with_nothing_agreed_nothing_stands(talks: Negotiation) -> None:
    with pytest.raises(InvalidError, match="nothing is agreed yet"):
        _ = talks.document


def test_what_is_not_agreed_is_not_in_it_and_is_named(talks: Negotiation) -> None:
    comes_back(talks, tracked(f"26{HARD}weeks", "8 weeks", inside=NOTICE))
    talks.agree(["scope"], decided())
    settled = settlement(talks.state)
    assert [heading.clause for heading, _ in settled.document.clauses()] == ["scope"]
    assert "Notice of new systems: not agreed yet" in settled.unsettled
    assert {each.clause for each in settled.still_open} == {*talks.state.clauses} - {"scope"}
    assert not settled.for_signature
    assert len(settled.unsettled) == len(settled.still_open)
    # What it refers to and does not have is blank.
    blanks = [blank.text for _, blank in settled.document.blanks()]
    assert "[Parties: not agreed yet]" in blanks


def test_an_agreement_in_their_words_stands_from_the_moment_it_is_made(
    talks: Negotiation,
) -> None:
    comes_back(
        talks,
        tracked(f"26{HARD}weeks", "20 weeks", inside=NOTICE),
        inserted(EMERGENCY, behind="must give the Union written"),
    )
    talks.agree(["advance-notice"], approved(), words="theirs")
    settled = settlement(talks.state)
    assert of(settled, "advance-notice") == (Side.THEIRS, 1, False)
    assert "at least 20 weeks" in text_of_clause(talks.document, "advance-notice")
    assert EMERGENCY in text_of_clause(talks.document, "advance-notice")
    [values] = talks.agreement.provisions
    assert dict(values.settings) == {"notice": 20}
    proven(talks, settled)


def test_words_agreed_in_the_first_round_stand_after_three_more(talks: Negotiation) -> None:
    comes_back(
        talks,
        inserted(EMERGENCY, behind="must give the Union written"),
        inserted("So it is.", behind="must not dismiss an Employee as redundant"),
    )
    both = ["advance-notice", "no-compulsory-redundancy"]
    talks.agree(both, approved(), words="theirs")
    for round_ in (2, 3, 4):
        talks.reply(by=US, when=WHEN)
        comes_back(talks, *([deleted("must do so in every department")] if round_ == 3 else []))
    agree_the_rest(talks)
    settled = settlement(talks.state)
    for clause, said in zip(both, (EMERGENCY, "So it is."), strict=True):
        assert of(settled, clause) == (Side.THEIRS, 1, False)
        assert said in text_of_clause(settled.document, clause)
    assert settled.unsettled == ()
    proven(talks, settled)


def test_words_agreed_are_found_again_after_every_number_in_them_has_moved(
    talks: Negotiation,
) -> None:
    comes_back(
        talks,
        inserted(EMERGENCY, behind="must not dismiss an Employee as redundant"),
        inserted(EMERGENCY, behind="reason for buying a product do not decide"),
    )
    both = ["no-compulsory-redundancy", "definitions"]
    talks.agree(both, approved(), words="theirs")
    talks.withdraw(["information-pack"], approved())
    talks.reply(by=US, when=WHEN)
    comes_back(talks)
    agree_the_rest(talks)
    settled = settlement(talks.state)
    for clause in both:
        assert EMERGENCY in text_of_clause(settled.document, clause)
        assert of(settled, clause) == (Side.THEIRS, 1, False)
    assert settled == settlement(talks.state)
    assert "redundancy" in text_of_clause(settled.document, "schedule-key-terms")


def test_what_the_employer_has_not_confirmed_is_told(tmp_path: Path) -> None:
    system = '[[systems]]\nname = "Triage"\npurpose = "Sorts calls."\n'
    talks = begun(tmp_path, f"{COMPLETE}\n{system}")
    talks.send(by=US, when=WHEN)
    comes_back(talks)
    agree_the_rest(talks)
    settled = settlement(talks.state)
    assert settled.for_signature
    assert settled.notes == (
        "A schedule says what the employer has not confirmed: ask for it before you sign.",
    )


def test_a_figure_alone_is_as_our_clause_says_it(talks: Negotiation) -> None:
    comes_back(talks, tracked(f"26{HARD}weeks", f"20{HARD}weeks", inside=NOTICE))
    talks.agree(["advance-notice"], approved(), words="theirs")
    talks.reply(by=US, when=WHEN)
    comes_back(talks)
    agree_the_rest(talks)
    settled = settlement(talks.state)
    assert of(settled, "advance-notice") == (Side.THEIRS, 1, True)
    assert "Notice before a new system is used 20 weeks" in text_of_clause(
        settled.document, "schedule-key-terms"
    )
    assert settled.for_signature


def test_our_words_carry_the_figures_with_which_they_were_sent(talks: Negotiation) -> None:
    comes_back(talks)
    talks.move(["advance-notice"], decided(), to="fallback")
    talks.agree(["advance-notice"], decided())
    settled = settlement(talks.state)
    assert of(settled, "advance-notice") == (Side.OURS, 1, True)
    assert "at least 26 weeks" in text_of_clause(settled.document, "advance-notice")


# Clauses that go, and what names them.


def test_a_clause_that_was_withdrawn_leaves_a_blank_where_it_was_named(
    talks: Negotiation,
) -> None:
    comes_back(talks)
    talks.agree([id_ for id_ in talks.state.clauses if id_ != "disputes"], decided())
    talks.withdraw(["disputes"], approved())
    settled = settlement(talks.state)
    assert [each.clause for each in settled.left_out] == ["disputes"]
    assert settled.still_open == ()
    assert settled.unsettled
    assert all("[Disputes: not in this agreement]" in each for each in settled.unsettled)
    numbers = [int(heading.number) for heading, _ in settled.document.clauses()]
    assert numbers == [*range(1, len(numbers) + 1)]
    assert "disputes" not in ours(settled)


def test_a_clause_struck_out_by_agreement_is_no_part_of_it(talks: Negotiation) -> None:
    headings = [heading.title for heading, _ in ak.compose(talks.state.agreement, PACK).clauses()]
    following = headings[headings.index("Information pack") + 1]
    comes_back(talks, struck("Information pack", following))
    talks.agree(["information-pack"], approved(), words="theirs")
    agree_the_rest(talks)
    settled = settlement(talks.state)
    assert "information-pack" in {each.clause for each in settled.left_out}
    assert "information-pack" not in ours(settled)


def test_a_clause_of_theirs_stands_in_it_and_no_summary_of_ours_speaks_for_it(
    talks: Negotiation,
) -> None:
    comes_back(talks, inserted("Pilots", behind="must give the Union written", style="Heading2"))
    [new] = [id_ for id_, each in talks.state.clauses.items() if not each.ours]
    talks.agree([new, "advance-notice"], approved(), words="theirs")
    settled = settlement(talks.state)
    assert of(settled, new) == (Side.THEIRS, 1, False)
    assert talks.check().areas


def test_a_clause_that_moved_by_agreement_stands_where_it_was_agreed(
    talks: Negotiation,
) -> None:
    comes_back(talks, moved("Scope", "Definitions", before="Disputes"))
    talks.agree(["scope"], approved(), words="theirs")
    agree_the_rest(talks)
    order = [heading.clause for heading, _ in talks.document.clauses()]
    assert order.index("scope") == order.index("disputes") - 1


# What it says of itself.


def test_it_is_no_draft_and_says_so_while_it_is_not_for_signature(tmp_path: Path) -> None:
    more = f'{COMPLETE}\n[version]\nside = "UNISON side"\nwithout_prejudice = true\nround = 1\n'
    talks = begun(tmp_path, more)
    talks.send(by=US, when=WHEN)
    comes_back(talks)
    talks.agree(["scope"], decided())
    version = talks.document.version
    assert str(version) == "Agreed so far, not for signature, 15 January 2027"
    assert version.reservations == ("Without prejudice",)
    agree_the_rest(talks)
    assert str(talks.document.version) == "Agreed text, 15 January 2027"
    assert talks.document.version.reservations == ()


def test_a_missing_value_keeps_it_from_being_signed(tmp_path: Path) -> None:
    talks = begun(tmp_path)
    talks.send(by=US, when=WHEN)
    comes_back(talks)
    agree_the_rest(talks)
    settled = settlement(talks.state)
    assert settled.unsettled
    assert all("[Date on which this agreement begins]" in each for each in settled.unsettled)


def test_numbers_that_they_typed_are_told(talks: Negotiation) -> None:
    comes_back(talks, inserted("As in clause 3.2(a) it is.", behind="must give the Union written"))
    talks.agree(["advance-notice"], approved(), words="theirs")
    [note] = settlement(talks.state).notes
    assert note.startswith(
        "“Notice of new systems” names “clause 3.2(a)” in typed words, which nothing keeps right"
    )


def test_a_key_term_that_the_clause_no_longer_says_leads_to_it(
    talks: Negotiation,
) -> None:
    comes_back(
        talks, tracked(f"at least 26{HARD}weeks before", "in good time before", inside=NOTICE)
    )
    talks.agree(["advance-notice"], approved(), words="theirs")
    agree_the_rest(talks)
    settled = settlement(talks.state)
    assert "Notice before a new system is used See clause 4" in text_of_clause(
        settled.document, "schedule-key-terms"
    )
    assert settled.notes == ()


def test_coverage_is_graded_from_the_words_agreed(talks: Negotiation) -> None:
    comes_back(talks, inserted(EMERGENCY, behind="must give the Union written"))
    before = ak.check(talks.state.agreement, PACK)
    talks.agree(["advance-notice"], approved(), words="theirs")
    agree_the_rest(talks)
    after = talks.check()
    assert {a.title for a in after.areas} == {a.title for a in before.areas}


# When it is closed.


def test_closing_leaves_out_what_is_open(talks: Negotiation) -> None:
    comes_back(talks)
    talks.agree([id_ for id_ in talks.state.clauses if id_ != "information-pack"], decided())
    before = settlement(talks.state)
    talks.close(approved(), outcome=Outcome.AGREED)
    after = settlement(talks.state)
    assert [each.clause for each in before.still_open] == ["information-pack"]
    assert [each.clause for each in after.left_out] == ["information-pack"]
    assert after.still_open == ()


def test_what_was_agreed_reads_the_same_after_it_is_closed(talks: Negotiation) -> None:
    comes_back(talks)
    agree_the_rest(talks)
    before = talks.document
    talks.close(decided())
    assert talks.document == before
    assert any(isinstance(each, SignatureBlock) for each in before.blocks)


def test_without_an_agreement_nothing_stands(talks: Negotiation) -> None:
    comes_back(talks)
    talks.agree(["scope"], decided())
    talks.close(approved(), outcome=Outcome.NO_AGREEMENT)
    with pytest.raises(InvalidError, match="closed without an agreement"):
        talks.check()


def test_words_that_crossed_no_table_are_refused(talks: Negotiation) -> None:
    comes_back(talks)
    talks.agree(["scope"], decided())
    state = talks.state
    last = state.entries[-1]
    assert isinstance(last, ak.negotiation.Agreed)
    wrong = evolve(last, clauses={"scope": evolve(last.clauses["scope"], fingerprint="0" * 64)})
    entries = (*state.entries[:-1], wrong)
    broken = evolve(state, ledger=evolve(state.ledger, entries=entries))
    with pytest.raises(LedgerError, match="“Scope” was agreed in our words of round 1"):
        settlement(broken)


# Laws.


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Negotiation]:
    """Negotiations of two rounds with random edits and decisions, each with more agreed."""
    made = []
    for seed in FEW:
        negotiation = _played(tmp_path_factory.mktemp("talks"), seed)
        comes_back(negotiation)
        chance = random.Random(seed)
        for id_, each in negotiation.state.clauses.items():
            if each.state in OPEN and chance.random() < 0.7:
                words = "ours" if each.ours else "theirs"
                negotiation.agree([id_], approved(), words=words)
        made.append(negotiation)
    return made


def test_it_holds_what_is_agreed_and_nothing_else(played: Sequence[Negotiation]) -> None:
    for negotiation in played:
        settled = settlement(negotiation.state)
        stands = {
            id_
            for id_, each in negotiation.state.clauses.items()
            if each.state is ClauseState.AGREED
        }
        named = {each.clause for each in settled.clauses}
        gone = stands - named
        assert named <= stands
        assert gone <= {each.clause for each in settled.left_out}
        proven(negotiation, settled)


def test_every_reference_leads_somewhere_and_reads_right(played: Sequence[Negotiation]) -> None:
    for negotiation in played:
        document = settlement(negotiation.state).document
        labels = {h.clause: h.number for h, _ in document.clauses()}
        for span in spans_in(document.blocks):
            if isinstance(span, Reference) and not span.target.startswith("schedule-"):
                assert span.text == labels[span.target]


def test_it_carries_no_comment(played: Sequence[Negotiation]) -> None:
    for negotiation in played:
        for block in settlement(negotiation.state).document.blocks:
            if isinstance(block, ClauseHeading | Paragraph):
                assert block.comments == ()


def test_its_word_file_reads_as_it_does(played: Sequence[Negotiation]) -> None:
    for negotiation in played:
        document = settlement(negotiation.state).document
        reading = read_word(ak.word_bytes(document))
        assert not reading.changes
        assert not reading.comments


def test_words_agreed_stand_although_a_second_file_of_that_round_has_others(
    talks: Negotiation,
) -> None:
    comes_back(talks, inserted(EMERGENCY, behind="must give the Union written"))
    talks.agree(["advance-notice"], approved(), words="theirs")
    # A second file, in which they left the clause as we had sent it.
    comes_back(talks, inserted("So it is.", behind="must do so in every department"))
    assert talks.state.clauses["advance-notice"].state is ClauseState.AGREED
    assert EMERGENCY in text_of_clause(talks.document, "advance-notice")
    reply = read_word(talks.reply(by=US, when=WHEN).read_bytes())
    assert EMERGENCY in [line.text for line in reply.accepted]


def test_a_table_of_key_terms_in_their_words_follows_the_clauses_and_is_told_of(
    talks: Negotiation,
) -> None:
    inside = "Length of the guarantee"
    comes_back(talks, tracked(f"36{HARD}months", f"30{HARD}months", inside=inside))
    talks.agree(["schedule-key-terms"], approved(), words="theirs")
    agree_the_rest(talks)
    settled = settlement(talks.state)
    assert of(settled, "schedule-key-terms") == (Side.THEIRS, 1, True)
    assert "redundancy 36 months" in text_of_clause(settled.document, "schedule-key-terms")
    [note] = settled.notes
    assert note.startswith("The schedule of key terms was agreed in the employer’s words, and here")


def test_a_table_of_key_terms_in_their_words_that_fits_needs_no_word(talks: Negotiation) -> None:
    comes_back(talks, tracked("Length of the guarantee", "Term of the guarantee"))
    talks.agree(["schedule-key-terms"], approved(), words="theirs")
    agree_the_rest(talks)
    settled = settlement(talks.state)
    assert "Term of the guarantee" in text_of_clause(settled.document, "schedule-key-terms")
    assert settled.notes == ()
