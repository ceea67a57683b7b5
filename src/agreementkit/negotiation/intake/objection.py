"""One thing that speaks against taking a file for a return."""

from attrs import frozen

from agreementkit.model.ledger import ObjectionKind


@frozen(kw_only=True)
class Objection:
    """One thing that speaks against taking a file for a return."""

    kind: ObjectionKind
    message: str
    remedy: str
    place: str = ""
    """Where in the file, as a person finds it; empty for the file as a whole."""
    final: bool = False
    """Whether nobody can take it all the same."""
