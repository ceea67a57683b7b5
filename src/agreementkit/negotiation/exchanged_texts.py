"""The texts that crossed the table, and which of them has the words of a clause as they were agreed.

Nothing is taken on trust: the words are those that were agreed only where they have the
fingerprint that the ledger noted then.
"""

from collections.abc import Iterator, Mapping

from agreementkit.errors import Fault, LedgerError
from agreementkit.files.negotiation_folder import read_kept
from agreementkit.model.document import Document
from agreementkit.model.ledger import AgreedText, Received, Sent, Side
from agreementkit.negotiation.agreed_text import clause_lines, fingerprint
from agreementkit.negotiation.alignment.align import align_sections
from agreementkit.negotiation.alignment.counterparty_document import counterparty_document
from agreementkit.negotiation.alignment.sent_draft import read_word_cached
from agreementkit.negotiation.state import NegotiationState, record_of, sent_document


def texts_as_agreed(
    state: NegotiationState, agreed: Mapping[str, AgreedText]
) -> Mapping[str, Document]:
    """By clause, the last text that has its words as they were agreed.

    Numbers in references may have moved on since: they follow what they name.

    Args:
        state: the negotiation.
        agreed: what the ledger noted of each clause.

    Raises:
        LedgerError: with each clause whose agreed words are in no text that crossed the table.
    """
    texts = _ExchangedTexts(state)
    found = {id_: texts.as_agreed(id_, text) for id_, text in agreed.items()}
    lost = [_lost(state.clauses[id_].title, id_, agreed[id_]) for id_ in found if not found[id_]]
    if lost:
        raise LedgerError(lost)
    return {id_: text for id_, text in found.items() if text}


def _lost(title: str, clause: str, text: AgreedText) -> Fault:
    whose = "our" if text.words is Side.OURS else "their"
    return Fault(
        key=clause,
        message=f"“{title}” was agreed in {whose} words of round {text.round}, and no file of that "
        "round has these words",
        remedy="put it on the table again, send it, and agree it as it comes back",
    )


class _ExchangedTexts:
    """What we sent and what came back, each read when it is first asked for."""

    def __init__(self, state: NegotiationState) -> None:
        self._state = state
        self._sent: dict[int, Document] = {}
        self._offers: dict[str, Document] = {}

    def as_agreed(self, clause: str, agreed: AgreedText) -> Document | None:
        """The last text in which a clause has the words that were agreed; None where none has."""
        proven = self._proven(clause, agreed)
        if proven is None:
            return None
        words = clause_lines(proven, clause, numbers=False)
        later = (self._sent_in(each) for each in reversed(self._since(agreed)))
        return next(
            (text for text in later if clause_lines(text, clause, numbers=False) == words), proven
        )

    def _proven(self, clause: str, agreed: AgreedText) -> Document | None:
        for text in self._candidates(agreed):
            if fingerprint(clause_lines(text, clause)) == agreed.fingerprint:
                return text
        return None

    def _since(self, agreed: AgreedText) -> list[Sent]:
        """The drafts in which these words can stand."""
        first = agreed.round + (agreed.words is Side.THEIRS)
        return [each for each in self._state.drafts if each.round >= first]

    def _candidates(self, agreed: AgreedText) -> Iterator[Document]:
        """The likeliest first: what we sent is read faster than what came back."""
        yield from (self._sent_in(each) for each in self._since(agreed)[:1])
        if agreed.words is Side.THEIRS:
            receipts = [each for each in self._state.receipts if each.round == agreed.round]
            yield from (self._offered_in(each) for each in reversed(receipts))

    def _sent_in(self, draft: Sent) -> Document:
        state = self._state
        if draft == state.last_draft and state.sent_text is not None:
            return state.sent_text
        if draft.round not in self._sent:
            self._sent[draft.round] = sent_document(state.folder, draft)
        return self._sent[draft.round]

    def _offered_in(self, receipt: Received) -> Document:
        state = self._state
        if receipt == state.last_receipt and state.offer is not None:
            return state.offer
        if receipt.file.name not in self._offers:
            self._offers[receipt.file.name] = _offer(state, receipt)
        return self._offers[receipt.file.name]


def _offer(state: NegotiationState, receipt: Received) -> Document:
    """A file that came back, with every change accepted."""
    [draft] = (each for each in state.drafts if each.draft == receipt.answers)
    sent = record_of(state, draft)
    reading = read_word_cached(read_kept(state.folder, receipt.file))
    return counterparty_document(sent, align_sections(sent, reading.accepted))
