"""The values that every stage takes and gives: frozen, keyword-only, without I/O."""

from agreementkit.model.agreement import Acceptance, Agreement, System, Version
from agreementkit.model.clause import Clause, Notes
from agreementkit.model.comment import Author, Comment
from agreementkit.model.copy import Copy
from agreementkit.model.document import Document, PrivateDocument
from agreementkit.model.evidence import TopicEvidence
from agreementkit.model.finding import (
    AcceptedFinding,
    AreaCoverage,
    Finding,
    Grade,
    Report,
    Severity,
    TopicCoverage,
)
from agreementkit.model.form import Form
from agreementkit.model.house_style import HouseStyle
from agreementkit.model.kind import Kind, Value
from agreementkit.model.negotiation import ClauseFacts, ClauseState, Package
from agreementkit.model.obligation import Force, Obligation
from agreementkit.model.pack import DefinedTerm, Law, Pack, Part, Source
from agreementkit.model.parameter import Parameter
from agreementkit.model.position import Position
from agreementkit.model.provision import Bundle, Provision
from agreementkit.model.redline import Redline
from agreementkit.model.sector import Employer, Sector
from agreementkit.model.shared import Shared
from agreementkit.model.strategy import Area, Strategy, Topic
from agreementkit.model.word_rule import WordRule

__all__ = [
    "Acceptance",
    "AcceptedFinding",
    "Agreement",
    "Area",
    "AreaCoverage",
    "Author",
    "Bundle",
    "Clause",
    "ClauseFacts",
    "ClauseState",
    "Comment",
    "Copy",
    "DefinedTerm",
    "Document",
    "Employer",
    "Finding",
    "Force",
    "Form",
    "Grade",
    "HouseStyle",
    "Kind",
    "Law",
    "Notes",
    "Obligation",
    "Pack",
    "Package",
    "Parameter",
    "Part",
    "Position",
    "PrivateDocument",
    "Provision",
    "Redline",
    "Report",
    "Sector",
    "Severity",
    "Shared",
    "Source",
    "Strategy",
    "System",
    "Topic",
    "TopicCoverage",
    "TopicEvidence",
    "Value",
    "Version",
    "WordRule",
]
