"""What each rule is tried on."""

from collections.abc import Mapping

from attrs import frozen

import agreementkit as ak

Chosen = tuple[str | ak.Provision, ...]


@frozen(kw_only=True)
class Pair:
    """A pack; which of its clauses fall short, which hold, and what is said of the first."""

    pack: ak.Pack
    short: Chosen
    """Ids, or provisions with figures of their own."""
    holds: Chosen
    says: tuple[str, str, str]
    """Place, message, remedy."""
    values: Mapping[str, int] = {}
    """What the agreement says besides."""
