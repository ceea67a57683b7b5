"""What was done in a negotiation, as plain values for JSON: format 1, whose keys are never taken away."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from agreementkit.files.negotiation_folder import named_files
from agreementkit.files.wire_names import wire_name
from agreementkit.model import Provision, Value
from agreementkit.model.entry import Agreed, Closed, Entry, Moved, Packaged, Received, Sent, Started
from agreementkit.negotiate.telling.entry_said import entry_said
from agreementkit.negotiate.telling.standing_json import facts_json

__all__ = ["log_json"]

Plain = dict[str, object]


def log_json(entries: Iterable[Entry]) -> Plain:
    """Every entry, in order, and what it says in words. It holds our reasons, and so is private.

    Args:
        entries: of the ledger, from the first.
    """
    return {"format": 1, "entries": [_entry(each, n) for n, each in enumerate(entries, 1)]}


def _entry(entry: Entry, number: int) -> Plain:
    return {
        "number": number,
        "kind": wire_name(type(entry)).lower(),
        "when": entry.when.isoformat(),
        "by": entry.by,
        "because": getattr(entry, "because", ""),
        "approved_by": getattr(entry, "approved_by", ""),
        "words": entry_said(entry),
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
            return {"round": entry.round, "draft": entry.draft, "sent_as": entry.kind.value}
        case Received():
            facts = {id_: facts_json(each) for id_, each in entry.facts.items()}
            return {
                "round": entry.round,
                "answers": entry.answers,
                "original": entry.original,
                "facts": facts,
            }
        case Moved():
            return {"provisions": [_provision(each) for each in entry.provisions]}
        case Agreed():
            words = {id_: text.words.value for id_, text in entry.clauses.items()}
            return {"whose": words, "provisions": [_provision(each) for each in entry.provisions]}
        case Packaged():
            return {"name": entry.name}
        case Closed():
            return {"outcome": entry.outcome.value}
        case _:
            return {}


def _provision(each: Provision) -> Plain:
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
