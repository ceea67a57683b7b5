"""Who stands behind an entry of the ledger: who records it and when, and who decides and why."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class Stamp:
    """Who records something in the ledger, and when."""

    when: datetime
    """By the clock of whoever writes."""
    by: str
    """A role, such as "Branch secretary"; never a person's own name."""


@frozen(kw_only=True)
class Decision:
    """Who decides, when and why."""

    when: datetime
    by: str
    """A role, such as "Branch secretary"."""
    because: str
    approved_by: str = ""
    """The body or person that approved crossing a red line; empty where none is crossed."""
