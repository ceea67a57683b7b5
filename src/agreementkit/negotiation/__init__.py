"""A negotiation: what was sent, what came back, what was decided, and what it comes to.

>>> from agreementkit.negotiation import ClauseState
>>> ClauseState.TABLED.value
'tabled'
"""

from typing import TYPE_CHECKING

from agreementkit._lazy import attach

if TYPE_CHECKING:
    from agreementkit.comparing.single_changes import SingleChange as SingleChange
    from agreementkit.errors import NotReceivedError as NotReceivedError
    from agreementkit.files.ledger import Ledger as Ledger
    from agreementkit.files.restore import Restoration as Restoration
    from agreementkit.model.ledger import (
        Agreed as Agreed,
        AgreedText as AgreedText,
        ClauseFacts as ClauseFacts,
        ClauseState as ClauseState,
        Closed as Closed,
        DraftKind as DraftKind,
        Entry as Entry,
        FigureFact as FigureFact,
        KeptFile as KeptFile,
        Moved as Moved,
        ObjectionKind as ObjectionKind,
        Outcome as Outcome,
        Package as Package,
        Packaged as Packaged,
        Parked as Parked,
        Received as Received,
        Replaced as Replaced,
        Sent as Sent,
        Side as Side,
        Started as Started,
        Tabled as Tabled,
        Taken as Taken,
        Undone as Undone,
        Withdrawn as Withdrawn,
    )
    from agreementkit.negotiation.account import (
        Account as Account,
        AccountStep as AccountStep,
        FigureAccount as FigureAccount,
        RoundAccount as RoundAccount,
    )
    from agreementkit.negotiation.alignment.sections import (
        MatchBasis as MatchBasis,
        SectionChange as SectionChange,
        SectionKind as SectionKind,
    )
    from agreementkit.negotiation.assessment.edit import (
        ChangeAuthor as ChangeAuthor,
        Edit as Edit,
        EditKind as EditKind,
        MisleadingText as MisleadingText,
    )
    from agreementkit.negotiation.assessment.effects import (
        PlacedConfusable as PlacedConfusable,
        ReferenceChange as ReferenceChange,
        Renumbering as Renumbering,
        TermChange as TermChange,
    )
    from agreementkit.negotiation.assessment.forged import (
        ForgedKind as ForgedKind,
        ForgedMark as ForgedMark,
    )
    from agreementkit.negotiation.assessment.response import (
        Advice as Advice,
        ClauseResponse as ClauseResponse,
        DraftIdentity as DraftIdentity,
        Response as Response,
        Verdict as Verdict,
    )
    from agreementkit.negotiation.assessment.rewording import Rewording as Rewording
    from agreementkit.negotiation.assessment.weakening import (
        Weakening as Weakening,
        WeakeningKind as WeakeningKind,
    )
    from agreementkit.negotiation.decision import Decision as Decision
    from agreementkit.negotiation.execution import ExecutionCheck as ExecutionCheck
    from agreementkit.negotiation.figures.rungs import Rung as Rung
    from agreementkit.negotiation.figures.slot_alignment import (
        Direction as Direction,
        SlotMove as SlotMove,
    )
    from agreementkit.negotiation.final import FinalPapers as FinalPapers
    from agreementkit.negotiation.left_out import LeftOut as LeftOut, LeftOutKind as LeftOutKind
    from agreementkit.negotiation.margin import CarriedOver as CarriedOver
    from agreementkit.negotiation.negotiation import (
        Negotiation as Negotiation,
        remembered_clauses as remembered_clauses,
        start_negotiation as start_negotiation,
    )
    from agreementkit.negotiation.report.descriptions import (
        describe_despite as describe_despite,
        describe_entry as describe_entry,
        describe_facts as describe_facts,
    )
    from agreementkit.negotiation.report.headlines import headlines as headlines
    from agreementkit.negotiation.report.json_output import (
        account_json as account_json,
        execution_json as execution_json,
        log_json as log_json,
        response_json as response_json,
        status_json as status_json,
    )
    from agreementkit.negotiation.report.response_report import (
        ReportRow as ReportRow,
        report_rows as report_rows,
    )
    from agreementkit.negotiation.settlement import (
        AgreedClause as AgreedClause,
        Settlement as Settlement,
    )
    from agreementkit.negotiation.state import NegotiationState as NegotiationState
    from agreementkit.negotiation.status import ClauseStatus as ClauseStatus
    from agreementkit.negotiation.update import AgreementUpdate as AgreementUpdate
    from agreementkit.negotiation.verify import Verification as Verification
    from agreementkit.text.quantities import Amount as Amount

__all__, __getattr__, __dir__ = attach(
    __name__,
    {
        "errors": ["NotReceivedError"],
        "comparing.single_changes": ["SingleChange"],
        "files.ledger": ["Ledger"],
        "files.restore": ["Restoration"],
        "model.ledger": [
            "Agreed",
            "AgreedText",
            "ClauseFacts",
            "ClauseState",
            "Closed",
            "DraftKind",
            "Entry",
            "FigureFact",
            "KeptFile",
            "Moved",
            "ObjectionKind",
            "Outcome",
            "Package",
            "Packaged",
            "Parked",
            "Received",
            "Replaced",
            "Sent",
            "Side",
            "Started",
            "Tabled",
            "Taken",
            "Undone",
            "Withdrawn",
        ],
        "negotiation.account": ["Account", "AccountStep", "FigureAccount", "RoundAccount"],
        "negotiation.alignment.sections": ["MatchBasis", "SectionChange", "SectionKind"],
        "negotiation.assessment.edit": ["ChangeAuthor", "Edit", "EditKind", "MisleadingText"],
        "negotiation.assessment.effects": [
            "PlacedConfusable",
            "ReferenceChange",
            "Renumbering",
            "TermChange",
        ],
        "negotiation.assessment.forged": ["ForgedKind", "ForgedMark"],
        "negotiation.assessment.response": [
            "Advice",
            "ClauseResponse",
            "DraftIdentity",
            "Response",
            "Verdict",
        ],
        "negotiation.assessment.rewording": ["Rewording"],
        "negotiation.assessment.weakening": ["Weakening", "WeakeningKind"],
        "negotiation.decision": ["Decision"],
        "negotiation.figures.rungs": ["Rung"],
        "negotiation.figures.slot_alignment": ["Direction", "SlotMove"],
        "negotiation.execution": ["ExecutionCheck"],
        "negotiation.final": ["FinalPapers"],
        "negotiation.left_out": ["LeftOut", "LeftOutKind"],
        "negotiation.margin": ["CarriedOver"],
        "negotiation.negotiation": ["Negotiation", "remembered_clauses", "start_negotiation"],
        "negotiation.report.descriptions": [
            "describe_despite",
            "describe_entry",
            "describe_facts",
        ],
        "negotiation.report.json_output": [
            "account_json",
            "execution_json",
            "log_json",
            "response_json",
            "status_json",
        ],
        "negotiation.report.headlines": ["headlines"],
        "negotiation.report.response_report": ["ReportRow", "report_rows"],
        "negotiation.settlement": ["AgreedClause", "Settlement"],
        "negotiation.state": ["NegotiationState"],
        "negotiation.status": ["ClauseStatus"],
        "negotiation.update": ["AgreementUpdate"],
        "negotiation.verify": ["Verification"],
        "text.quantities": ["Amount"],
    },
)
