"""Who bargains with whom: sectors, employers and trade unions."""

from attrs import field, frozen

from agreementkit.model.texts import texts
from agreementkit.model.visibility import NEUTRAL

__all__ = ["Employer", "Sector"]


@frozen(kw_only=True)
class Employer:
    """A public body that employs the people whom an agreement covers."""

    name: str = field(metadata=NEUTRAL)
    """What everyone calls it."""
    legal_name: str = field(metadata=NEUTRAL)
    """What the law calls the employer: the name that signs."""
    jurisdiction: str = field(metadata=NEUTRAL)
    """`england`, `wales` or `england-and-wales`."""
    crown: bool = False
    """Whether its staff are in Crown employment, so that parts of the law differ."""
    pay_remit: bool = False
    """Whether pay needs approval from government."""
    policing_body: str = field(default="", metadata=NEUTRAL)
    """The local policing body beside a chief constable: an employer of its own."""
    unions: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """Recognised trade unions, where they are not the sector's."""
    machinery: str = field(default="", metadata=NEUTRAL)
    """The bargaining machinery, where it is not the sector's."""
    verified: bool = False
    """Whether the legal name was checked against its source."""


@frozen(kw_only=True)
class Sector:
    """A bargaining sector with the directory of its employers."""

    id: str = field(metadata=NEUTRAL)
    title: str = field(metadata=NEUTRAL)
    unions: tuple[str, ...] = field(converter=texts, metadata=NEUTRAL)
    """Recognised trade unions."""
    machinery: str = field(metadata=NEUTRAL)
    """The national bargaining machinery, as it stands in a sentence."""
    workforce: str = field(metadata=NEUTRAL)
    """Who is covered, as it stands after "This agreement covers"."""
    employers: tuple[Employer, ...]
