"""A response, a status and a log as plain values for JSON: format 1, whose keys are never taken away."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from agreementkit.comparing.single_changes import SingleChange
from agreementkit.drafting.concession import TopicLoss
from agreementkit.errors import Fault
from agreementkit.files.negotiation_folder import named_files
from agreementkit.files.wire_names import wire_name
from agreementkit.model.clause import Provision
from agreementkit.model.ledger import (
    Act,
    Agreed,
    AgreedText,
    ClauseFacts,
    Closed,
    Entry,
    Moved,
    Packaged,
    Received,
    Sent,
    Started,
    Taken,
    Undone,
)
from agreementkit.model.values import Value
from agreementkit.negotiation.assessment.edit import Edit
from agreementkit.negotiation.assessment.forged import ForgedMark
from agreementkit.negotiation.assessment.response import Advice, ClauseResponse, Response
from agreementkit.negotiation.assessment.weakening import Weakening
from agreementkit.negotiation.figures.slot_alignment import SlotMove
from agreementkit.negotiation.report.descriptions import describe_entry, describe_facts
from agreementkit.negotiation.state import NegotiationState
from agreementkit.negotiation.status import ClauseStatus
from agreementkit.ooxml.reading import ReadComment, UnexpectedContent, Unread

if TYPE_CHECKING:
    from agreementkit.drafting.figure_moves import FigureMove
    from agreementkit.negotiation.account import Account
    from agreementkit.negotiation.execution import ExecutionCheck

PlainValues = dict[str, object]


# A response.


def response_json(
    response: Response, changes: Mapping[str, Sequence[SingleChange]] | None = None
) -> PlainValues:
    """A response as values that JSON has: the same response gives the same values.

    It holds our notes, and so is private.

    Args:
        response: what a returned file came to.
        changes: the changes of a clause one by one (`Negotiation.changes`), by its id; None
            leaves them out.
    """
    by_clause = changes or {}
    return {
        "format": 1,
        "private": True,
        "draft": response.draft,
        "knowledge": response.draft_identity.value,
        "round": response.round,
        "authors": list(response.authors),
        "alarming": response.alarming,
        "clauses": [
            {**_clause_response(each), "changes": [*map(_change, by_clause.get(each.clause, ()))]}
            for each in response.clauses
        ],
        "outside": [_clause_response(each) for each in response.outside],
        "coverage": [_loss(each) for each in response.coverage],
        "comments": [_comment(each) for each in response.comments],
        "forged": [_forged(each) for each in response.forged],
        "new_comments": [_comment(each) for each in response.new_comments],
        "reformatted": response.reformatted,
        "protection": response.protection,
        "typed_numbers": response.typed_numbers,
        "tracking_off": response.tracking_off,
        "unread": [_unread(each) for each in response.unread],
        "alternatives": [
            {"part": each.part, "read": each.read, "other": each.other}
            for each in response.alternatives
        ],
        "dangers": [str(each) for each in response.dangers],
        "unexpected": [_unexpected(each) for each in response.unexpected],
    }


def _change(each: SingleChange) -> PlainValues:
    return {
        "number": each.number,
        "before": each.before,
        "after": each.after,
        "where": each.where,
        "words": each.phrase,
    }


def _clause_response(each: ClauseResponse) -> PlainValues:
    return {
        "clause": each.clause,
        "section": each.section,
        "kind": each.kind.value,
        "number": each.number,
        "title": each.title,
        "fate": each.fate.value,
        "of": each.related_id,
        "found_by": each.basis.value,
        "sure": each.sure,
        "question": each.question,
        "standing": each.verdict.value,
        "standing_words": each.verdict.phrase,
        "silent": [_edit(edit) for edit in each.base],
        "offer": [_edit(edit) for edit in each.offer],
        "grade": {
            "before": str(each.grade_before),
            "after": str(each.grade_after),
            "slots": [_slot(move) for move in each.slots],
        },
        "coverage": [_loss(loss) for loss in each.coverage],
        "weakened": [_weakening(weak) for weak in each.weakened],
        "rewordings": [
            {"where": other.where, "before": other.before, "after": other.after}
            for other in each.rewordings
        ],
        "questions": list(each.questions),
        "references": [
            {
                "where": change.where,
                "target": change.target,
                "before": change.before,
                "after": change.after,
                "names": change.names,
            }
            for change in each.references
        ],
        "terms": [
            {
                "term": term.term,
                "before": term.before,
                "after": term.after,
                "leaning": list(term.used_in),
            }
            for term in each.terms
        ],
        "numbers": [{"before": new.before, "after": new.after} for new in each.numbers],
        "disguises": [
            {"where": found.where, "words": found.confusable.words} for found in each.disguises
        ],
        "looks": [
            {"where": odd.where, "words": odd.words, "looks": [look.value for look in odd.looks]}
            for odd in each.looks
        ],
        "comments": [_comment(comment) for comment in each.comments],
        "forged": [_forged(mark) for mark in each.forged],
        "unexpected": [_unexpected(odd) for odd in each.unexpected],
        "new_comments": [_comment(comment) for comment in each.new_comments],
        "reformatted": [
            {"of": found.of, "author": found.author, "when": found.when and found.when.isoformat()}
            for found in each.reformatted
        ],
        "advice": _advice(each.advice),
    }


def _edit(edit: Edit) -> PlainValues:
    return {
        "where": edit.where,
        "kind": edit.kind.value,
        "before": edit.before,
        "after": edit.after,
        "lead": edit.lead,
        "tail": edit.tail,
        "sentence_before": edit.sentence_before,
        "sentence_after": edit.sentence_after,
        "tracked": edit.tracked,
        "by": [{"author": by.author, "when": _moment(by.when)} for by in edit.by],
        "disguises": [each.words for each in edit.disguises],
        "note": edit.note,
    }


def _slot(move: SlotMove) -> PlainValues:
    return {
        "parameter": move.parameter,
        "label": move.label,
        "sent": move.sent,
        "offered": move.offered,
        "rung": move.rung.value,
        "exact": move.exact,
        "direction": move.direction.value,
        "distance": None if move.distance is None else str(move.distance),
        "words": move.phrase,
    }


def _loss(loss: TopicLoss) -> PlainValues:
    return {
        "topic": loss.id,
        "title": loss.title,
        "area": loss.area,
        "before": str(loss.before),
        "after": str(loss.after),
        "falls": loss.falls,
        "words": [
            {"place": each.place, "before": each.before, "after": each.after} for each in loss.words
        ],
        "left": list(loss.left),
    }


def _weakening(weak: Weakening) -> PlainValues:
    return {
        "kind": weak.kind.value,
        "phrase": weak.kind.phrase,
        "where": weak.where,
        "words": weak.words,
        "before": weak.before,
        "after": weak.after,
    }


def _comment(comment: ReadComment) -> PlainValues:
    return {
        "author": comment.author,
        "when": _moment(comment.when),
        "paragraphs": list(comment.paragraphs),
        "words": comment.words,
        "words_before": comment.words_before,
        "words_after": comment.words_after,
        "resolved": comment.resolved,
        "replies": [_comment(each) for each in comment.replies],
    }


def _forged(mark: ForgedMark) -> PlainValues:
    return {
        "kind": mark.kind.value,
        "author": mark.author,
        "when": _moment(mark.when),
        "words": mark.words,
        "sent": mark.sent,
    }


def _unread(unread: Unread) -> PlainValues:
    return {"kind": unread.kind.value, "part": unread.part, "words": unread.words}


def _unexpected(each: UnexpectedContent) -> PlainValues:
    return {
        "what": each.what,
        "words": each.words,
        "said_in": each.said_in,
        "shown": each.shown,
        "part": each.part,
    }


def _advice(advice: Advice | None) -> PlainValues | None:
    if advice is None:
        return None
    return {
        "argument": advice.argument,
        "in_return_for": advice.in_return_for,
        "fallback_when": advice.fallback_when,
        "approval": advice.approval,
        "they_will_say": advice.they_will_say,
        "our_answer": advice.our_answer,
        "words": list(advice.words),
    }


def _moment(when: datetime | None) -> str | None:
    return when.isoformat() if when else None


# Where a negotiation stands.


def status_json(
    state: NegotiationState, *, trouble: Iterable[Fault] = (), remarks: Iterable[str] = ()
) -> PlainValues:
    """Where every clause stands, with what was sent and what came back.

    It tells where offers lie on our ladder and holds our reasons, and so is private.

    Args:
        state: the state of the negotiation.
        trouble: what keeps everybody from writing (`Negotiation.trouble`).
        remarks: what is odd about its folder (`Negotiation.remarks`).
    """
    return {
        "format": 1,
        "private": True,
        "trouble": [str(fault) for fault in trouble],
        "remarks": list(remarks),
        "employer": state.started.employer,
        "unions": list(state.started.unions),
        "started": state.started.when.isoformat(),
        "round": state.round,
        "outcome": state.outcome and state.outcome.value,
        "unsettled": [each.clause for each in state.unsettled()],
        "clauses": [_clause_status(each, state) for each in state.clauses.values()],
        "packages": [
            {"name": each.name, "clauses": list(each.clauses), "because": each.because}
            for each in state.packages.values()
        ],
        "sent": [
            {
                "round": each.round,
                "kind": each.kind.value,
                "draft": each.draft,
                "file": each.file.name,
                "when": each.when.isoformat(),
                "by": each.by,
            }
            for each in state.drafts
        ],
        "received": [
            {
                "round": each.round,
                "answers": each.answers,
                "file": each.file.name,
                "original": each.original,
                "when": each.when.isoformat(),
                "by": each.by,
                "despite": list(each.despite),
                "outside": list(each.outside),
            }
            for each in state.receipts
        ],
        "undone": [
            {
                "file": receipt.file.name,
                "original": receipt.original,
                "when": act.when.isoformat(),
                "by": act.by,
                "because": act.because,
            }
            for receipt, act in state.undone
        ],
    }


def _clause_status(each: ClauseStatus, state: NegotiationState) -> PlainValues:
    package, receipt = state.package_of(each.clause), state.receipt_of(each.clause)
    return {
        "clause": each.clause,
        "title": each.title,
        "state": each.state.value,
        "round": each.round,
        "ours": each.ours,
        "reopened": each.reopened,
        "package": package and package.name,
        "agreed": each.agreed and _agreed(each.agreed),
        "taken": [words for taken in each.taken for words in taken.words],
        "found": each.facts and _facts(each.facts),
        "found_in": receipt and receipt.round,
        "acts": [_act(act) for act in each.acts],
    }


def _agreed(text: AgreedText) -> PlainValues:
    return {"words": text.words.value, "round": text.round, "fingerprint": text.fingerprint}


def _act(act: Act) -> PlainValues:
    return {
        "kind": wire_name(type(act)).lower(),
        "when": act.when.isoformat(),
        "by": act.by,
        "because": act.because,
        "approved_by": getattr(act, "approved_by", ""),
    }


def _facts(facts: ClauseFacts) -> PlainValues:
    """What a receipt found about a clause, as plain values."""
    return {
        "title": facts.title,
        "number": facts.number,
        "fate": facts.fate,
        "changed": facts.changed,
        "silent": facts.silent,
        "below": list(facts.below),
        "lost": list(facts.lost),
        "weakened": facts.weakened,
        "forged": facts.forged,
        "unexpected": facts.unexpected,
        "duties": list(facts.duties),
        "reworded": facts.reworded,
        "comments": list(facts.comments),
        "reformatted": facts.reformatted,
        "figures": [
            {
                "parameter": each.parameter,
                "label": each.label,
                "sent": each.sent,
                "offered": each.offered,
                "rung": each.rung,
            }
            for each in facts.figures
        ],
        "words": describe_facts(facts),
    }


# What it came to.


def execution_json(checked: "ExecutionCheck") -> PlainValues:
    """Whether a file says and shows what was agreed. It is private: it holds our notes.

    Args:
        checked: the file, held against what was agreed.
    """
    return {
        "format": 1,
        "private": True,
        "passes": checked.passes,
        "differences": list(checked.differences),
        "unsettled": list(checked.unsettled),
        "response": response_json(checked.response),
    }


def account_json(account: "Account") -> PlainValues:
    """What a negotiation gave, what for, and what it came to. It is private, as its words are.

    Args:
        account: of the negotiation.
    """
    return {
        "format": 1,
        "private": True,
        "standing": account.standing,
        "rounds": [
            {
                "round": each.round,
                "altered": each.altered,
                "steps": [
                    {
                        **_act(step.act),
                        "words": describe_entry(step.act),
                        "clauses": list(_clauses(step.act)),
                        "gives": step.gives,
                        "figures": [_figure_move(move) for move in step.figures],
                    }
                    for step in each.steps
                ],
            }
            for each in account.rounds
        ],
        "areas": [
            {"title": title, "before": was, "after": now} for title, was, now in account.areas
        ],
        "topics": [_loss(each) for each in account.topics],
        "figures": [
            {**_figure_move(each.move), "rung": each.rung.value, "said": each.said}
            for each in account.figures
        ],
        "lost": [
            {
                "clause": each.clause,
                "how": each.how,
                "before": each.before.sentence,
                "after": each.after and each.after.sentence,
                "softened": each.softened,
            }
            for each in account.lost
        ],
        "gone": list(account.gone),
        "gained": [{"clause": id_, "text": duty.sentence} for id_, duty in account.gained],
        "burdens": [{"clause": id_, "text": duty.sentence} for id_, duty in account.burdens],
    }


def _figure_move(move: "FigureMove") -> PlainValues:
    return {
        "clause": move.clause,
        "parameter": move.parameter,
        "label": move.label,
        "before": move.before,
        "after": move.after,
        "way": move.way.value,
        "rule": move.rule,
    }


# What was done in it.


def log_json(entries: Iterable[Entry]) -> PlainValues:
    """Every entry, in order, and what it says in words. It holds our reasons, and so is private.

    Args:
        entries: of the ledger, from the first.
    """
    return {
        "format": 1,
        "private": True,
        "entries": [_entry(each, n) for n, each in enumerate(entries, 1)],
    }


def _entry(entry: Entry, number: int) -> PlainValues:
    return {
        "number": number,
        "kind": wire_name(type(entry)).lower(),
        "when": entry.when.isoformat(),
        "by": entry.by,
        "because": getattr(entry, "because", ""),
        "approved_by": getattr(entry, "approved_by", ""),
        "words": describe_entry(entry),
        "clauses": list(_clauses(entry)),
        "files": [{"name": file.name, "sha256": file.sha256} for file in named_files(entry)],
        **_own(entry),
    }


def _clauses(entry: Entry) -> Iterator[str]:
    match entry:
        case Moved():
            yield from (each.clause for each in entry.provisions)
        case Received():
            yield from entry.facts
        case Taken():
            yield entry.clause
        case Closed():
            yield from entry.open
        case _:
            yield from getattr(entry, "clauses", ())


def _own(entry: Entry) -> Mapping[str, object]:  # noqa: PLR0911 - one answer a kind
    """What only entries of this kind have."""
    match entry:
        case Started():
            return {"employer": entry.employer, "unions": list(entry.unions)}
        case Sent():
            return {
                "round": entry.round,
                "draft": entry.draft,
                "sent_as": entry.kind.value,
                "left_out": list(entry.left_out),
            }
        case Received():
            facts = {id_: _facts(each) for id_, each in entry.facts.items()}
            return {
                "round": entry.round,
                "answers": entry.answers,
                "original": entry.original,
                "facts": facts,
                "despite": list(entry.despite),
            }
        case Undone():
            return {"receipt": entry.receipt}
        case Moved():
            return {"provisions": [_provision(each) for each in entry.provisions]}
        case Taken():
            provisions = [_provision(each) for each in entry.provisions]
            return {
                "changes": list(entry.changes),
                "taken": list(entry.words),
                "provisions": provisions,
            }
        case Agreed():
            words = {id_: text.words.value for id_, text in entry.clauses.items()}
            return {"whose": words, "provisions": [_provision(each) for each in entry.provisions]}
        case Packaged():
            return {"name": entry.name}
        case Closed():
            return {"outcome": entry.outcome.value}
        case _:
            return {}


def _provision(each: Provision) -> PlainValues:
    return {
        "clause": each.clause,
        "position": each.position and each.position.value,
        "settings": {name: _setting(value) for name, value in each.settings},
    }


def _setting(value: Value) -> object:
    match value:
        case Decimal() | date():
            return str(value)
        case tuple():
            return list(value)
        case _:
            return value
