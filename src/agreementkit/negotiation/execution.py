"""The paper about to be signed, held against what was agreed: its words, and all that it shows."""

from collections.abc import Iterator

from attrs import evolve, frozen

from agreementkit.composing.copies.settled import signature_copy
from agreementkit.model.copies import HouseStyle
from agreementkit.negotiation.alignment.sent_draft import read_sent_draft
from agreementkit.negotiation.assessment.assess import assess
from agreementkit.negotiation.assessment.response import ClauseResponse, Response
from agreementkit.negotiation.report.descriptions import (
    describe_comment,
    describe_concealment,
    describe_edits,
    describe_forged,
    describe_reformatted,
    describe_unexpected,
)
from agreementkit.negotiation.settlement import settlement
from agreementkit.negotiation.state import NegotiationState
from agreementkit.ooxml.reading import Reading
from agreementkit.word.writer import word_bytes


@frozen(kw_only=True)
class ExecutionCheck:
    """Whether a file says and shows what was agreed, and nothing else."""

    differences: tuple[str, ...]
    """Each thing in which it is not what was agreed, in a sentence, what weighs most first."""
    unsettled: tuple[str, ...]
    """What must be settled before anybody can sign, whatever the file says."""
    response: Response
    """The same as values: the file judged as if it had been returned for the agreed text."""

    @property
    def passes(self) -> bool:
        """Whether it can be signed: it is what was agreed, and nothing of that is missing."""
        return not self.differences and not self.unsettled


def check_execution(
    state: NegotiationState, reading: Reading, style: HouseStyle | None = None
) -> ExecutionCheck:
    """Hold a file against what was agreed. Nothing is recorded.

    What passes has the agreed words, each at its place, and shows nothing that a paper of ours
    would not: no tracked change, comment, picture, box, field or format that is not known.

    Args:
        state: the negotiation.
        reading: the file as it reads.
        style: the look and letterhead in which our own paper was written; None for the plain one.

    Raises:
        InvalidError: nothing is agreed, or it was closed without an agreement.
        LedgerError: the words that were agreed of a clause are in no text that crossed the table.
    """
    settled = settlement(state)
    # What is not for signature says so in front; there is no such page in what will be signed.
    ours = evolve(signature_copy(settled.document, settled.unsettled), front=())
    record = read_sent_draft(ours, word_bytes(ours, style))
    # It carries the mark of no draft: it is held against the agreed text, whatever it calls itself.
    response = assess(record, evolve(reading, identifier=""), settled.agreement, state.pack)
    return ExecutionCheck(
        differences=tuple(dict.fromkeys(_differences(response, reading))),
        unsettled=settled.unsettled,
        response=response,
    )


def _differences(response: Response, reading: Reading) -> Iterator[str]:
    for section in response.worst_first:
        yield from _in_section(section)
    yield from map(describe_unexpected, response.unexpected)
    yield from (f"In no clause: {describe_comment(each)}" for each in response.new_comments)
    yield from map(describe_forged, response.forged)
    if reading.changes or response.reformatted:
        authors = ", ".join(dict.fromkeys(each.author or "nobody" for each in reading.changes))
        yield f"It holds tracked changes{f' by {authors}' if authors else ''}: settle them first."
    if reading.protection and reading.protection != "none":
        yield f"It is protected: it allows {reading.protection} alone."
    yield from (f"With care: {each}." for each in response.dangers)


def _in_section(section: ClauseResponse) -> Iterator[str]:
    place = f"{section.number} {section.title}".strip()
    found = [*describe_edits(section), *describe_concealment(section)]
    found += map(describe_forged, section.forged)
    found += map(describe_comment, section.new_comments)
    found += describe_reformatted(section)
    # What is not as agreed is never passed for want of words.
    unsaid = [*section.questions] or [section.verdict.phrase]
    every = found or (unsaid if section.changed else [])
    yield from (words if place in words else f"{place}: {words}" for words in every)
