"""A rule that a pack states in words: what must stand in a clause, or must not."""

from attrs import field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.finding import Severity
from agreementkit.model.nearest import look_up
from agreementkit.model.texts import texts
from agreementkit.model.visibility import NEUTRAL, PRIVATE

__all__ = ["WordRule"]

_SEVERITIES = {severity.value: severity for severity in Severity}


def _severity(name: Severity | str) -> Severity:
    return look_up(name, _SEVERITIES, "severity")


@frozen(kw_only=True)
class WordRule:
    """One rule of a pack's `rules.toml`.

    Raises:
        InvalidError: it has not exactly one of `must` and `must_not`.

    >>> WordRule(id="say-colleague", must_not=["resource"], message="it calls people a resource",
    ...          remedy='write "Employees"').severity.value
    'warning'
    """

    id: str = field(metadata=NEUTRAL)
    message: str = field(metadata=PRIVATE)
    remedy: str = field(metadata=PRIVATE)
    must_not: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """Words or phrases of which none may stand."""
    must: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """Words or phrases of which one must stand."""
    clause: str = field(default="", metadata=NEUTRAL)
    """The clause that it is about; empty for the whole agreement."""
    severity: Severity = field(default=Severity.WARNING, converter=_severity)
    why: str = field(default="", metadata=PRIVATE)

    def __attrs_post_init__(self) -> None:
        phrases = (*self.must, *self.must_not)
        if bool(self.must) is bool(self.must_not) or not all(map(str.strip, phrases)):
            message = f'the rule "{self.id}" needs either words that must stand or that must not'
            remedy = 'write must = ["…"] or must_not = ["…"], and not both'
            raise InvalidError([Fault(key="must", message=message, remedy=remedy)])
