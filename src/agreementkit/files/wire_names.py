"""The name under which each type stands in ledgers and in records of what was sent.

A file of years ago must be read by every later agreementkit. So what is written is not the
name of a Python class, which may change any day, but the name in this table, which never
does: a class that is renamed keeps its line here, a new one gets a line with a name that
nobody had before, and no line is ever taken out. The same names, in small letters, are the
`kind` of an entry in the JSON of a negotiation's log and state.
"""

from collections.abc import Mapping

from agreementkit.model.agreement import Version
from agreementkit.model.document import (
    Author,
    Blank,
    Bullet,
    Citation,
    ClauseHeading,
    Comment,
    Document,
    Figure,
    Heading,
    Note,
    Paragraph,
    PartHeading,
    Reference,
    ScheduleHeading,
    SignatureBlock,
    Table,
    TermUse,
    Unconfirmed,
)
from agreementkit.model.ledger import (
    Agreed,
    AgreedText,
    ClauseFacts,
    Closed,
    FigureFact,
    KeptFile,
    Moved,
    Packaged,
    Parked,
    Received,
    Replaced,
    Sent,
    Started,
    Tabled,
    Taken,
    Undone,
    Withdrawn,
)
from agreementkit.model.template import Run

WIRE_NAMES: Mapping[str, type] = {
    # A text that was sent: the whole, its blocks, what stands in a line, and comments.
    "Document": Document,
    "Version": Version,
    "PartHeading": PartHeading,
    "ClauseHeading": ClauseHeading,
    "ScheduleHeading": ScheduleHeading,
    "Heading": Heading,
    "Paragraph": Paragraph,
    "Bullet": Bullet,
    "Note": Note,
    "Table": Table,
    "SignatureBlock": SignatureBlock,
    "Run": Run,
    "Figure": Figure,
    "Blank": Blank,
    "TermUse": TermUse,
    "Reference": Reference,
    "Citation": Citation,
    "Unconfirmed": Unconfirmed,
    "Comment": Comment,
    "Author": Author,
    # A ledger: its entries, and what they hold.
    "Started": Started,
    "Replaced": Replaced,
    "Sent": Sent,
    "Received": Received,
    "Undone": Undone,
    "Moved": Moved,
    "Tabled": Tabled,
    "Taken": Taken,
    "Agreed": Agreed,
    "Parked": Parked,
    "Withdrawn": Withdrawn,
    "Packaged": Packaged,
    "Closed": Closed,
    "KeptFile": KeptFile,
    "ClauseFacts": ClauseFacts,
    "FigureFact": FigureFact,
    "AgreedText": AgreedText,
}
"""Every type that is stored with its name, by that name."""

_NAMES = {kind: name for name, kind in WIRE_NAMES.items()}


def wire_name(kind: type) -> str:
    """The name that a type is stored under, whatever Python calls it.

    >>> from agreementkit.model.document import Document
    >>> wire_name(Document)
    'Document'
    """
    return _NAMES[kind]
