"""A response as plain values for JSON: format 1, whose keys are never taken away."""

from collections.abc import Iterable
from datetime import datetime

from agreementkit.drafting.concession import TopicLoss
from agreementkit.negotiate.consequences import Advice, Weakening
from agreementkit.negotiate.edit import Edit
from agreementkit.negotiate.response import ClauseResponse, Response
from agreementkit.negotiate.slots import SlotMove
from agreementkit.word.reading import ReadComment, Unread

__all__ = ["response_json"]

Plain = dict[str, object]


def response_json(response: Response) -> Plain:
    """A response as values that JSON has: the same response gives the same values.

    It holds our notes, and so is private.

    Args:
        response: what a returned file came to.
    """
    return {
        "format": 1,
        "draft": response.draft,
        "knowledge": response.knowledge.value,
        "round": response.round,
        "authors": list(response.authors),
        "alarming": response.alarming,
        "clauses": [_clause(each) for each in response.clauses],
        "outside": [_clause(each) for each in response.outside],
        "coverage": [_loss(each) for each in response.coverage],
        "comments": [_comment(each) for each in response.comments],
        "unread": [_unread(each) for each in response.unread],
        "alternatives": [
            {"part": each.part, "read": each.read, "other": each.other}
            for each in response.alternatives
        ],
        "dangers": [str(each) for each in response.dangers],
    }


def _clause(each: ClauseResponse) -> Plain:
    return {
        "clause": each.clause,
        "section": each.section,
        "kind": each.kind.value,
        "number": each.number,
        "title": each.title,
        "fate": each.fate.value,
        "of": each.of,
        "found_by": each.how.value,
        "sure": each.sure,
        "question": each.question,
        "standing": each.standing.value,
        "standing_words": each.standing.phrase,
        "silent": [_edit(edit) for edit in each.base],
        "offer": [_edit(edit) for edit in each.offer],
        "grade": {
            "before": str(each.grade_before),
            "after": str(each.grade_after),
            "slots": [_slot(move) for move in each.slots],
        },
        "coverage": [_loss(loss) for loss in each.coverage],
        "weakened": [_weakening(weak) for weak in each.weakened],
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
                "leaning": list(term.leaning),
            }
            for term in each.terms
        ],
        "numbers": [{"before": new.before, "after": new.after} for new in each.numbers],
        "disguises": [
            {"where": found.where, "words": found.disguise.words} for found in each.disguises
        ],
        "looks": [
            {"where": odd.where, "words": odd.words, "looks": [look.value for look in odd.looks]}
            for odd in each.looks
        ],
        "comments": [_comment(comment) for comment in each.comments],
        "advice": _advice(each.advice),
    }


def _edit(edit: Edit) -> Plain:
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


def _slot(move: SlotMove) -> Plain:
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


def _loss(loss: TopicLoss) -> Plain:
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


def _weakening(weak: Weakening) -> Plain:
    return {
        "kind": weak.kind.value,
        "phrase": weak.kind.phrase,
        "where": weak.where,
        "words": weak.words,
        "before": weak.before,
        "after": weak.after,
    }


def _comment(comment: ReadComment) -> Plain:
    return {
        "author": comment.author,
        "when": _moment(comment.when),
        "paragraphs": list(comment.paragraphs),
        "words": comment.words,
        "resolved": comment.resolved,
        "replies": _replies(comment.replies),
    }


def _replies(replies: Iterable[ReadComment]) -> list[Plain]:
    return [_comment(each) for each in replies]


def _unread(unread: Unread) -> Plain:
    return {"kind": unread.kind.value, "part": unread.part, "words": unread.words}


def _advice(advice: Advice | None) -> Plain | None:
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
