"""What checks, concessions and gaps report, in detail.

>>> from agreementkit.reports import TopicCoverage
>>> TopicCoverage.__name__
'TopicCoverage'
"""

from typing import TYPE_CHECKING

from agreementkit._lazy import attach

if TYPE_CHECKING:
    from agreementkit.checking.examine import weakest as weakest
    from agreementkit.checking.grading import GradedClause as GradedClause
    from agreementkit.checking.times_and_dates import Time as Time
    from agreementkit.drafting.appendix import appendix as appendix
    from agreementkit.drafting.concession import (
        ClauseMove as ClauseMove,
        Concession as Concession,
        DecidingWords as DecidingWords,
        NegotiatingAdvice as NegotiatingAdvice,
        TopicLoss as TopicLoss,
    )
    from agreementkit.drafting.duty_losses import DutyLoss as DutyLoss
    from agreementkit.drafting.figure_moves import (
        FigureMove as FigureMove,
        MoveDirection as MoveDirection,
    )
    from agreementkit.drafting.gaps import Addition as Addition, GapClosure as GapClosure
    from agreementkit.drafting.proof.report import PackReport as PackReport
    from agreementkit.drafting.sarif import sarif as sarif
    from agreementkit.model.agreement import ClauseComment as ClauseComment
    from agreementkit.model.coverage_report import (
        AcceptedFinding as AcceptedFinding,
        AreaCoverage as AreaCoverage,
        Finding as Finding,
        Report as Report,
        Severity as Severity,
        TopicCoverage as TopicCoverage,
    )

__all__, __getattr__, __dir__ = attach(
    __name__,
    {
        "checking.examine": ["weakest"],
        "checking.grading": ["GradedClause"],
        "checking.times_and_dates": ["Time"],
        "drafting.appendix": ["appendix"],
        "drafting.concession": [
            "ClauseMove",
            "Concession",
            "DecidingWords",
            "NegotiatingAdvice",
            "TopicLoss",
        ],
        "drafting.duty_losses": ["DutyLoss"],
        "drafting.figure_moves": ["FigureMove", "MoveDirection"],
        "drafting.gaps": ["Addition", "GapClosure"],
        "drafting.proof.report": ["PackReport"],
        "drafting.sarif": ["sarif"],
        "model.agreement": ["ClauseComment"],
        "model.coverage_report": [
            "AcceptedFinding",
            "AreaCoverage",
            "Finding",
            "Report",
            "Severity",
            "TopicCoverage",
        ],
    },
)
