"""A clause of a pack: text with negotiable values, and our private notes on it."""

from attrs import field, frozen

from agreementkit.model.kind import Value
from agreementkit.model.parameter import Parameter
from agreementkit.model.position import Position
from agreementkit.model.provision import Provision
from agreementkit.model.template import Block
from agreementkit.model.visibility import NEUTRAL, PRIVATE, SHARED, TABLED

__all__ = ["Clause", "Notes"]


@frozen(kw_only=True)
class Notes:
    """What our side says among itself. No shared copy is made from a value that has these."""

    why: str = field(metadata=PRIVATE)
    approval: str = field(metadata=PRIVATE)
    fallback_when: str = field(default="", metadata=PRIVATE)
    in_return_for: str = field(default="", metadata=PRIVATE)
    they_will_say: str = field(default="", metadata=PRIVATE)
    our_answer: str = field(default="", metadata=PRIVATE)


@frozen(kw_only=True)
class Clause:
    """One clause as a pack holds it, before anyone has chosen its values."""

    id: str = field(metadata=NEUTRAL)
    version: int
    title: str = field(metadata=SHARED)
    area: str = field(metadata=NEUTRAL)
    summary: str = field(metadata=TABLED)
    body: tuple[Block, ...]
    negotiating: Notes
    topics: tuple[str, ...] = field(default=(), metadata=NEUTRAL)
    needs: tuple[str, ...] = field(default=(), metadata=NEUTRAL)
    excludes: tuple[str, ...] = field(default=(), metadata=NEUTRAL)
    sources: tuple[str, ...] = field(default=(), metadata=NEUTRAL)
    parameters: tuple[Parameter, ...] = ()
    adapted_from: str | None = field(default=None, metadata=PRIVATE)
    """The pack and version of the clause that this one replaces, where it does."""
    file: str = field(default="", metadata=PRIVATE)

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name; None where there is none."""
        return next((known for known in self.parameters if known.name == name), None)

    def at(self, position: Position | str | None = None, /, **values: Value) -> Provision:
        """This clause as a provision of an agreement.

        Args:
            position: opening, target or fallback; None follows the agreement's own.
            values: figures of our own, each in its parameter's unit.

        Raises:
            InvalidError: a value's name, type or unit does not fit the clause.

        >>> import agreementkit as ak
        >>> ak.load_pack()["advance-notice"].at("target", notice=20).settings
        (('notice', 20),)
        """
        provision = Provision(clause=self.id, position=position, settings=values)
        provision.must_fit(self.parameters)
        return provision
