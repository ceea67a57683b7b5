"""Where a negotiation stands, as plain values for JSON: format 1, whose keys are never taken away."""

from agreementkit.files.wire_names import wire_name
from agreementkit.model.entry import Act
from agreementkit.model.negotiation import AgreedText, ClauseFacts
from agreementkit.negotiate.state import NegotiationState
from agreementkit.negotiate.status import ClauseStatus
from agreementkit.negotiate.telling.found import found_said

__all__ = ["facts_json", "standing_json"]

Plain = dict[str, object]


def standing_json(now: NegotiationState) -> Plain:
    """Where every clause stands, with what was sent and what came back.

    It tells where offers lie on our ladder and holds our reasons, and so is private.

    Args:
        now: the state of the negotiation.
    """
    return {
        "format": 1,
        "employer": now.started.employer,
        "unions": list(now.started.unions),
        "started": now.started.when.isoformat(),
        "round": now.round,
        "outcome": now.outcome and now.outcome.value,
        "unsettled": [each.clause for each in now.unsettled()],
        "clauses": [_clause(each, now) for each in now.clauses.values()],
        "packages": [
            {"name": each.name, "clauses": list(each.clauses), "because": each.because}
            for each in now.packages.values()
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
            for each in now.drafts
        ],
        "received": [
            {
                "round": each.round,
                "answers": each.answers,
                "file": each.file.name,
                "original": each.original,
                "when": each.when.isoformat(),
                "by": each.by,
            }
            for each in now.receipts
        ],
    }


def _clause(each: ClauseStatus, now: NegotiationState) -> Plain:
    package, receipt = now.package_of(each.clause), now.receipt_of(each.clause)
    return {
        "clause": each.clause,
        "title": each.title,
        "state": each.state.value,
        "round": each.round,
        "ours": each.ours,
        "reopened": each.reopened,
        "package": package and package.name,
        "agreed": each.agreed and _agreed(each.agreed),
        "found": each.facts and facts_json(each.facts),
        "found_in": receipt and receipt.round,
        "acts": [_act(act) for act in each.acts],
    }


def _agreed(text: AgreedText) -> Plain:
    return {"words": text.words.value, "round": text.round, "fingerprint": text.fingerprint}


def _act(act: Act) -> Plain:
    return {
        "kind": wire_name(type(act)).lower(),
        "when": act.when.isoformat(),
        "by": act.by,
        "because": act.because,
        "approved_by": getattr(act, "approved_by", ""),
    }


def facts_json(facts: ClauseFacts) -> Plain:
    """What a receipt found about a clause, as plain values."""
    return {
        "title": facts.title,
        "number": facts.number,
        "fate": facts.fate,
        "changed": facts.changed,
        "silent": facts.silent,
        "below": list(facts.below),
        "lost": list(facts.lost),
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
        "words": found_said(facts),
    }
