"""Collective agreements on AI at work: drafted from clauses, checked, written for Word.

>>> import agreementkit as ak
>>> pack = ak.load_pack()
>>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
...                          provisions=pack.bundle("default"))
>>> ak.check(agreement, pack).covered
True
"""

from importlib import import_module
from typing import TYPE_CHECKING

from agreementkit.compare import ClauseChange, clause_changes, compare
from agreementkit.compose import compose
from agreementkit.drafting import (
    Beside,
    Draft,
    check,
    draft,
    draft_copies,
    draft_many,
    for_each_employer,
    write_word,
)
from agreementkit.errors import (
    AgreementFileError,
    AgreementKitError,
    BusyError,
    Fault,
    InputError,
    InvalidError,
    LeakError,
    LedgerError,
    NotFinalError,
    OutputError,
    PackError,
    RedLineError,
    RefusedError,
)
from agreementkit.model import (
    Acceptance,
    AcceptedFinding,
    Agreement,
    Author,
    Bundle,
    Clause,
    Copy,
    Document,
    Employer,
    Finding,
    Form,
    Grade,
    HouseStyle,
    Kind,
    Pack,
    Parameter,
    Position,
    Provision,
    Redline,
    Report,
    Severity,
    System,
    Version,
)

if TYPE_CHECKING:
    from agreementkit.drafting.appendix import appendix
    from agreementkit.drafting.concede import concede
    from agreementkit.drafting.concession import Concession
    from agreementkit.drafting.gaps import Closing, close_gaps
    from agreementkit.drafting.proof import PackReport, check_pack
    from agreementkit.drafting.redlines import redline, redline_file
    from agreementkit.drafting.sarif import sarif
    from agreementkit.files import (
        agreement_from,
        agreement_schema,
        load_pack,
        read_agreement,
        safe_name,
        starter_file,
    )
    from agreementkit.model.negotiation import ClauseState, Outcome, Side
    from agreementkit.negotiate.acts import Decision
    from agreementkit.negotiate.judging.response import Response
    from agreementkit.negotiate.negotiation import Negotiation, start_negotiation
    from agreementkit.negotiate.telling.response_json import response_json
    from agreementkit.word import Reading, read_word, redline_bytes, word_bytes
    from agreementkit.word.house import house_style
    from agreementkit.word.lint import lint_word

__all__ = [
    "Acceptance",
    "AcceptedFinding",
    "Agreement",
    "AgreementFileError",
    "AgreementKitError",
    "Author",
    "Beside",
    "Bundle",
    "BusyError",
    "Clause",
    "ClauseChange",
    "ClauseState",
    "Closing",
    "Concession",
    "Copy",
    "Decision",
    "Document",
    "Draft",
    "Employer",
    "Fault",
    "Finding",
    "Form",
    "Grade",
    "HouseStyle",
    "InputError",
    "InvalidError",
    "Kind",
    "LeakError",
    "LedgerError",
    "Negotiation",
    "NotFinalError",
    "Outcome",
    "OutputError",
    "Pack",
    "PackError",
    "PackReport",
    "Parameter",
    "Position",
    "Provision",
    "Reading",
    "RedLineError",
    "Redline",
    "RefusedError",
    "Report",
    "Response",
    "Severity",
    "Side",
    "System",
    "Version",
    "agreement_from",
    "agreement_schema",
    "appendix",
    "check",
    "check_pack",
    "clause_changes",
    "close_gaps",
    "compare",
    "compose",
    "concede",
    "draft",
    "draft_copies",
    "draft_many",
    "for_each_employer",
    "house_style",
    "lint_word",
    "load_pack",
    "read_agreement",
    "read_word",
    "redline",
    "redline_bytes",
    "redline_file",
    "response_json",
    "safe_name",
    "sarif",
    "start_negotiation",
    "starter_file",
    "word_bytes",
    "write_word",
]

# What reads and writes files, and what few programs need, is loaded when first asked for:
# a program that only builds values must not wait for it.
_LATER = {
    "ClauseState": "model.negotiation",
    "Closing": "drafting.gaps",
    "Concession": "drafting.concession",
    "Decision": "negotiate.acts",
    "Negotiation": "negotiate.negotiation",
    "Outcome": "model.negotiation",
    "PackReport": "drafting.proof",
    "Reading": "word",
    "Response": "negotiate.judging.response",
    "Side": "model.negotiation",
    "agreement_from": "files",
    "agreement_schema": "files",
    "appendix": "drafting.appendix",
    "check_pack": "drafting.proof",
    "close_gaps": "drafting.gaps",
    "concede": "drafting.concede",
    "house_style": "word.house",
    "lint_word": "word.lint",
    "load_pack": "files",
    "read_agreement": "files",
    "read_word": "word",
    "redline": "drafting.redlines",
    "redline_bytes": "word",
    "redline_file": "drafting.redlines",
    "response_json": "negotiate.telling.response_json",
    "safe_name": "files",
    "sarif": "drafting.sarif",
    "start_negotiation": "negotiate.negotiation",
    "starter_file": "files",
    "word_bytes": "word",
}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
