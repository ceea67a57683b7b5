"""Collective agreements on AI at work: drafted from clauses, checked, written for Word.

Here stand the verbs and the main nouns. What they take and return in more detail is in
`agreementkit.documents`, `.negotiation`, `.packs`, `.reports`, `.text` and `.testing`.

>>> import agreementkit as ak
>>> pack = ak.load_pack()
>>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
...                          provisions=pack.bundle("default"))
>>> ak.check(agreement, pack).covered
True
"""

from typing import TYPE_CHECKING

from agreementkit._lazy import attach

if TYPE_CHECKING:
    from agreementkit.composing.agreement import compose as compose
    from agreementkit.drafting.concession import Concession as Concession, concede as concede
    from agreementkit.drafting.draft import (
        Draft as Draft,
        DraftOptions as DraftOptions,
        check as check,
        draft as draft,
        draft_copies as draft_copies,
        draft_many as draft_many,
        for_each_employer as for_each_employer,
        redline as redline,
        redline_file as redline_file,
        write_word as write_word,
    )
    from agreementkit.drafting.gaps import close_gaps as close_gaps
    from agreementkit.drafting.proof.check_pack import check_pack as check_pack
    from agreementkit.drafting.word_comparison import compare as compare
    from agreementkit.errors import (
        AgreementFileError as AgreementFileError,
        AgreementKitError as AgreementKitError,
        BusyError as BusyError,
        Fault as Fault,
        InputError as InputError,
        InvalidError as InvalidError,
        LeakError as LeakError,
        LedgerError as LedgerError,
        NotFinalError as NotFinalError,
        OutputError as OutputError,
        PackError as PackError,
        RedLineError as RedLineError,
        RefusedError as RefusedError,
    )
    from agreementkit.files.agreement_file import (
        agreement_from as agreement_from,
        read_agreement as read_agreement,
    )
    from agreementkit.files.pack_folder import load_pack as load_pack
    from agreementkit.files.schema import agreement_schema as agreement_schema
    from agreementkit.files.starter import starter_file as starter_file
    from agreementkit.model.agreement import (
        Acceptance as Acceptance,
        Agreement as Agreement,
        Employer as Employer,
        System as System,
        Version as Version,
    )
    from agreementkit.model.clause import (
        Bundle as Bundle,
        Clause as Clause,
        Parameter as Parameter,
        Position as Position,
        Provision as Provision,
    )
    from agreementkit.model.copies import Copy as Copy, Form as Form
    from agreementkit.model.coverage_report import (
        Finding as Finding,
        Grade as Grade,
        Report as Report,
    )
    from agreementkit.model.document import Document as Document
    from agreementkit.model.pack import Pack as Pack
    from agreementkit.negotiation.acts import Decision as Decision
    from agreementkit.negotiation.assessment.response import Response as Response
    from agreementkit.negotiation.negotiation import (
        Negotiation as Negotiation,
        start_negotiation as start_negotiation,
    )
    from agreementkit.word.house_style.template import house_style as house_style
    from agreementkit.word.lint.examine import lint_word as lint_word
    from agreementkit.word.reader import read_word as read_word
    from agreementkit.word.writer import word_bytes as word_bytes

__all__, __getattr__, __dir__ = attach(
    __name__,
    {
        "composing.agreement": ["compose"],
        "drafting.concession": ["Concession", "concede"],
        "drafting.draft": [
            "Draft",
            "DraftOptions",
            "check",
            "draft",
            "draft_copies",
            "draft_many",
            "for_each_employer",
            "redline",
            "redline_file",
            "write_word",
        ],
        "drafting.gaps": ["close_gaps"],
        "drafting.proof.check_pack": ["check_pack"],
        "drafting.word_comparison": ["compare"],
        "errors": [
            "AgreementFileError",
            "AgreementKitError",
            "BusyError",
            "Fault",
            "InputError",
            "InvalidError",
            "LeakError",
            "LedgerError",
            "NotFinalError",
            "OutputError",
            "PackError",
            "RedLineError",
            "RefusedError",
        ],
        "files.agreement_file": ["agreement_from", "read_agreement"],
        "files.pack_folder": ["load_pack"],
        "files.schema": ["agreement_schema"],
        "files.starter": ["starter_file"],
        "model.agreement": ["Acceptance", "Agreement", "Employer", "System", "Version"],
        "model.clause": ["Bundle", "Clause", "Parameter", "Position", "Provision"],
        "model.copies": ["Copy", "Form"],
        "model.coverage_report": ["Finding", "Grade", "Report"],
        "model.document": ["Document"],
        "model.pack": ["Pack"],
        "negotiation.acts": ["Decision"],
        "negotiation.assessment.response": ["Response"],
        "negotiation.negotiation": ["Negotiation", "start_negotiation"],
        "word.house_style.template": ["house_style"],
        "word.lint.examine": ["lint_word"],
        "word.reader": ["read_word"],
        "word.writer": ["word_bytes"],
    },
)
