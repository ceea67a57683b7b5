"""What a sentence binds someone to do, as far as its words say so."""

from attrs import field, frozen

from agreementkit.model.finding import Grade
from agreementkit.model.texts import texts

__all__ = ["Obligation"]


@frozen(kw_only=True)
class Obligation:
    """One statement of what someone is to do, with the words that decide its force."""

    sentence: str
    subject: str
    """Who: as the sentence names them; empty where it names nobody."""
    side: str
    """`employer`, `union`, `joint`, or empty where nobody known is named."""
    duty: str
    """The verb: `must`, `must not`, `will endeavour to`."""
    softeners: tuple[str, ...] = field(default=(), converter=texts)
    """The words that take the force out of it."""
    timing: str = ""
    """The words that say when: a deadline, a rate or a trigger."""

    @property
    def grade(self) -> Grade:
        """Operative where it binds the employer's side, unsoftened, at a time that is fixed."""
        binds = self.side in ("employer", "joint") and not self.softeners
        return Grade.OPERATIVE if binds and self.timing else Grade.ASPIRATIONAL
