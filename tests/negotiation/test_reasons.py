"""No ordinary reason ever stops a right draft; a reason that is put into one does."""

import io
from datetime import datetime
from pathlib import Path

import docx
import pytest
from attrs import evolve

import agreementkit as ak
from agreementkit.documents import Line, Paragraph, ReadComment, Reading
from agreementkit.drafting.draft import DraftOptions, private_in
from agreementkit.negotiation import (
    Decision,
    NegotiationState,
    reasons as module,
    start_negotiation,
)
from agreementkit.negotiation.next_draft import compose_next
from agreementkit.negotiation.offered_changes import next_document
from agreementkit.negotiation.reasons import guarded, refuse_to_record_leaks, texts_of_reading
from agreementkit.packs import Run
from agreementkit.word.gate import guarded_word_bytes, private_texts_in
from tests.negotiation.small_negotiations import parked
from tests.word_files import members

BY = "Branch secretary"
EXAMPLE = Path(__file__).parents[2] / "examples" / "avon-and-somerset.toml"

PATTERNS = (
    "{n} weeks",
    "{n} weeks.",
    "At least {n} weeks",
    "Now {n} weeks",
    "{n} days",
    "within {n} Working Days",
    "{n} months",
    "{n} per cent",
    "{n} hours a week",
    "Round {n}",
    "Clause {n}",
    "See {n}.1",
    "Part {n}",
    "In round {n}",
    "Draft {n}, round {n}",
    "{n} April 2027",
    "Notice: {n} weeks",
    "They fear {n} weeks.",
    "{n} weeks before a New System is used",
)
FIGURES = (1, 2, 4, 7, 12, 19, 20, 28)
FREE = """
GMB
UNISON
UNISON branch committee
Yes
Accepted
Agreed
OK by us
Fine.
Right.
Comments
Page 2
Part 1
Schedule 2
Key terms
Definitions
Live triage
section 182
their wording
The employer
Kent Police
the Union
the Employer
in writing
in good faith
Working Days
New System
Trial period
Bold move
They agreed.
They will not move.
They asked for it.
ACAS
Notice of new systems
The Chief Constable
Nineteen weeks, not twenty
Twenty weeks
15 January 2027
Monday
See clause 7
See the register
As in the first draft
Nothing new
Not now
Members want this.
Members first
The committee voted for it.
The branch voted 40 to 12.
They fear long waits.
They offered a pilot in return.
We gave this for the audit clause.
HR says that the supplier cannot be ready any sooner.
The Chief Constable of Avon and Somerset Police wrote to us on 14 January 2027.
They will take at least 19 weeks before a New System is used, so we wrote that.
We will take a figure of 19 weeks before a New System is used, given the pilot.
Notice before a new system is used: 19 weeks
Collective agreement on artificial intelligence
This agreement covers police staff, and not officers: the regional office asked for it.
Police Staff Council England and Wales says the same.
The register of AI systems as it stands at the date of this agreement is enough for us.
To be completed by the Employer
If it differs from a clause, the clause prevails: that is what they wanted to hear.
""".strip().splitlines()
ORDINARY = [
    *(pattern.format(n=figure) for pattern in PATTERNS for figure in FIGURES),
    *FREE,
]


def when(day: int, month: int = 2) -> datetime:
    return datetime(2027, month, day, 10)  # noqa: DTZ001 - a ledger has no time zone


def decision(because: str, day: int = 2) -> Decision:
    return Decision(when=when(day), by=BY, because=because, approved_by="Branch committee")


@pytest.fixture
def talks(tmp_path: Path, pack: ak.Pack) -> ak.Negotiation:
    """One round sent."""
    made = start_negotiation(tmp_path / "talks", EXAMPLE, pack, by=BY, when=when(15, 1))
    made.send(by=BY, when=when(16, 1))
    return made


def edited(word: bytes, old: str, new: str) -> bytes:
    """A file in which somebody wrote other words, without tracking them."""
    document = docx.Document(io.BytesIO(word))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs if old in run.text]
    assert runs
    for run in runs:
        run.text = run.text.replace(old, new)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def returned(talks: ak.Negotiation, old: str, new: str) -> bytes:
    """The last draft with other words of theirs."""
    word = (talks.folder / talks.state.drafts[-1].file.name).read_bytes()
    return edited(word, old, new)


def move(talks: ak.Negotiation, because: str, weeks: int = 19) -> None:
    talks.move(["advance-notice"], decision(because), figures={"advance-notice": {"notice": weeks}})


def test_two_hundred_ordinary_reasons_and_short_notes_stop_no_right_draft(
    talks: ak.Negotiation, pack: ak.Pack
) -> None:
    assert len(ORDINARY) > 200
    move(talks, "19 weeks")
    state = talks.state
    composed = compose_next(state)
    word = members(ak.word_bytes(composed))
    private = module._private_texts(state, composed, ())
    every = private_in(
        state.agreement,
        pack,
        DraftOptions(),
        reasons=dict.fromkeys(ORDINARY, "a reason"),
        composed=[composed],
    )
    assert not list(private_texts_in(word, private))
    assert [f"{place}: {leak}" for place, leak in private_texts_in(word, every)] == []


@pytest.mark.parametrize("short", ["26 weeks", "20 weeks", "branch committee", "Live triage"])
def test_a_short_note_of_a_pack_stops_no_right_draft(pack: ak.Pack, short: str) -> None:
    clause = pack["advance-notice"]
    noted = evolve(clause, negotiating=evolve(clause.negotiating, fallback_when=short))
    own = evolve(pack, clauses={**pack.clauses, clause.id: noted})
    agreement = ak.read_agreement(EXAMPLE, pack)
    for position in ak.Position:
        assert ak.draft(agreement.at(position), own).word


@pytest.mark.parametrize("because", [FREE[-10], FREE[-9], FREE[-8], "19 weeks", "Right."])
def test_whole_rounds_go_on_after_such_a_reason(talks: ak.Negotiation, because: str) -> None:
    talks.receive(returned(talks, "20\N{NO-BREAK SPACE}weeks", "8 weeks"), by=BY, when=when(1))
    move(talks, because)
    assert talks.reply(by=BY, when=when(3)).is_file()
    assert talks.send(by=BY, when=when(4)).is_file()


def test_their_words_may_be_quoted_when_they_are_agreed_in_every_round_that_follows(
    talks: ak.Negotiation,
) -> None:
    theirs = "is used, which is at least fourteen full weeks ahead of rollout. The"
    talks.receive(returned(talks, "is used. The", theirs), by=BY, when=when(1))
    because = "They write “at least fourteen full weeks ahead of rollout”, and that will do."
    talks.agree(["advance-notice"], decision(because), words="theirs")
    reply = talks.reply(by=BY, when=when(3))
    talks.receive(another(reply), by=BY, when=when(9))
    for day in (10, 11):
        assert talks.send(by=BY, when=when(day)).is_file()


def another(path: Path) -> bytes:
    """The same file with one word other than it went out."""
    return edited(path.read_bytes(), "Purpose and principles", "Purposes and principles")


REASON = "We can fall to seventeen weeks if they open the training budget"


def test_a_reason_that_is_said_in_the_margin_stops_the_reply_and_is_named(
    talks: ak.Negotiation,
) -> None:
    talks.receive(returned(talks, "20\N{NO-BREAK SPACE}weeks", "8 weeks"), by=BY, when=when(1))
    move(talks, REASON)
    with pytest.raises(ak.LeakError) as caught:
        talks.reply(by=BY, when=when(3), comments={"advance-notice": f"Hello. {REASON}."})
    assert "the reason on 2 February 2027 for advance-notice" in str(caught.value)
    assert "training budget" not in str(caught.value)
    assert talks.reply(by=BY, when=when(3), comments={"advance-notice": "Hello."}).is_file()


def test_a_reason_that_the_text_would_quote_is_found_and_not_recorded(
    talks: ak.Negotiation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def careless(ours: ak.Document, state: NegotiationState) -> ak.Document:
        made = next_document(ours, state)
        return evolve(made, blocks=(*made.blocks, Paragraph(spans=(Run(text=f"So: {REASON}."),))))

    monkeypatch.setattr("agreementkit.negotiation.reasons.next_document", careless)
    before = len(talks.log)
    with pytest.raises(ak.InvalidError, match="next draft would hold words of it") as caught:
        talks.park(["scope"], decision(REASON))
    assert [fault.key for fault in caught.value.faults] == ["because"]
    assert len(talks.log) == before
    talks.park(["scope"], decision("They need time."))
    assert len(talks.log) == before + 1


def test_where_no_draft_can_be_made_the_reason_is_recorded(
    talks: ak.Negotiation, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: NegotiationState) -> ak.Document:
        raise ak.InvalidError([])

    monkeypatch.setattr("agreementkit.negotiation.reasons.compose_next", broken)
    refuse_to_record_leaks(talks.state, parked("scope"))


def test_what_is_put_into_a_draft_is_found_whatever_was_exchanged(talks: ak.Negotiation) -> None:
    move(talks, REASON)
    state = talks.state
    composed = compose_next(state)
    slip = evolve(composed, blocks=(*composed.blocks, Paragraph(spans=(Run(text=REASON),))))
    with pytest.raises(ak.LeakError, match="We can fall"):
        guarded(state, lambda private: guarded_word_bytes(slip, private), composed=composed)


def test_what_they_say_in_the_margin_is_theirs_with_every_reply() -> None:
    def said(words: str, *replies: ReadComment) -> ReadComment:
        return ReadComment(
            author="HR", initials="H", when=None, paragraphs=(words,), line=None, replies=replies
        )

    reading = Reading(
        accepted=(Line(text="One.", style=""),),
        rejected=(Line(text="Two.", style=""),),
        comments=(said("Why?", said("Because.")),),
    )
    assert [*texts_of_reading(reading)] == ["One.", "Two.", "Why?", "Because."]
