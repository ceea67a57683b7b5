"""A negotiable value of a clause, and the ladder of our positions on it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from attrs import field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.kind import (
    NUMERIC,
    Kind,
    Value,
    as_kind,
    as_value,
    as_written,
    value_fault,
)
from agreementkit.model.position import Position
from agreementkit.model.texts import texts
from agreementkit.model.visibility import NEUTRAL, SHARED, TABLED

__all__ = ["Parameter"]


_LIMITED = NUMERIC | {Kind.LIST}


def _value(value: object) -> Value | None:
    return None if value is None else as_value(value)


@frozen(kw_only=True)
class Parameter:
    """One negotiable value: its kind, its limits, which way is better, our positions.

    A parameter that would let the ladder climb the wrong way cannot be made.

    >>> Parameter(name="notice", kind="weeks", label="Notice", range=(4, 52),
    ...           better="higher", opening=13, target=17, source=["proposal"])
    Traceback (most recent call last):
        ...
    agreementkit.errors.InvalidError: target: the ladder is upside down: opening is 13 and target is 17, which is better for members
        To mend it: make target no better for members than opening (higher is better here)

    Raises:
        InvalidError: with every fault of the parameter at once.
    """

    name: str = field(metadata=NEUTRAL)
    kind: Kind = field(converter=as_kind)
    label: str = field(metadata=SHARED)
    """How the key-terms schedule names it."""
    range: tuple[int | Decimal, int | Decimal] | None = None
    """Least and most, in the kind's unit; for a list, of its items."""
    better: str | bool | None = field(default=None, metadata=NEUTRAL)
    """`"higher"` or `"lower"`; for a flag, the value that is better for members."""
    choices: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """Best for members first."""
    words: Mapping[str, str] = field(factory=dict, metadata=TABLED)
    """What each choice prints."""
    opening: Value | None = field(default=None, converter=_value, metadata=TABLED)
    target: Value | None = field(default=None, converter=_value, metadata=TABLED)
    fallback: Value | None = field(default=None, converter=_value, metadata=TABLED)
    source: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)

    def __attrs_post_init__(self) -> None:
        faults = tuple(_shape_faults(self)) or tuple(_ladder_faults(self))
        if faults:
            raise InvalidError(faults)

    def at(self, position: Position) -> Value | None:
        """Our value at a position; None where each branch must set its own."""
        value: Value | None = getattr(self, position.value)
        return value

    def fault(self, value: object) -> str | None:
        """What is wrong with `value` for this parameter; None where nothing is."""
        wrong = value_fault(self.kind, value)
        if wrong:
            return wrong
        if self.kind is Kind.CHOICE and value not in self.choices:
            return f"expected one of {as_written(self.choices)}, and got {as_written(value)}"
        if self.range is not None:
            least, most = self.range
            size = len(value) if isinstance(value, tuple) else value
            if not (isinstance(size, int | Decimal) and least <= size <= most):
                what = "items" if self.kind is Kind.LIST else self.kind
                return f"{as_written(size)} is outside the range of {least} to {most} {what}"
        return None

    def no_better(self, value: Value, than: Value) -> bool:
        """Whether `value` is as good for members as `than`, or worse.

        A list is no better than another that holds all its items; texts and
        dates are not compared.
        """
        if self.kind is Kind.FLAG:
            return value == than or value is not self.better
        if self.kind is Kind.CHOICE:
            return self.choices.index(str(value)) >= self.choices.index(str(than))
        if isinstance(value, tuple) and isinstance(than, tuple):
            held, holder = (value, than) if self.better == "higher" else (than, value)
            return set(held) <= set(holder)
        if isinstance(value, int | Decimal) and isinstance(than, int | Decimal):
            return value <= than if self.better == "higher" else value >= than
        return True


def _shape_faults(parameter: Parameter) -> Iterator[Fault]:
    kind = parameter.kind
    for key in _idle_keys(parameter):
        yield Fault(
            key=key,
            message=f"a parameter of kind {kind} makes no use of {key}",
            remedy=f"take {key} out",
        )
    if kind in _LIMITED:
        yield from _range_faults(parameter)
        if parameter.better not in ("higher", "lower"):
            yield Fault(
                key="better",
                message="it does not say which way is better for members",
                remedy='add better = "higher" or better = "lower"',
            )
    elif kind is Kind.FLAG and not isinstance(parameter.better, bool):
        yield Fault(
            key="better",
            message="a flag must say which value is better for members",
            remedy="add better = true or better = false",
        )
    elif kind is Kind.CHOICE and (
        len(parameter.choices) < 2 or sorted(parameter.choices) != sorted(parameter.words)
    ):
        yield Fault(
            key="choices",
            message="a choice needs two choices or more, and words for each",
            remedy='add choices = ["best", "next"] and words.best = "…", words.next = "…"',
        )
    if not parameter.source:
        yield Fault(
            key="source",
            message="no source says where the numbers come from",
            remedy='name keys of sources.toml, or write source = ["proposal"]',
        )


def _idle_keys(parameter: Parameter) -> Iterator[str]:
    """Keys that were given and that a parameter of this kind would pass over in silence."""
    used: tuple[str, ...] = ()
    if parameter.kind in _LIMITED:
        used = ("range", "better")
    elif parameter.kind is Kind.FLAG:
        used = ("better",)
    elif parameter.kind is Kind.CHOICE:
        used = ("choices", "words")
    given = {
        "range": parameter.range is not None,
        "better": parameter.better is not None,
        "choices": bool(parameter.choices),
        "words": bool(parameter.words),
    }
    for key, is_given in given.items():
        if is_given and key not in used:
            yield key


def _range_faults(parameter: Parameter) -> Iterator[Fault]:
    if parameter.range is None:
        yield Fault(
            key="range",
            message=f"a parameter of kind {parameter.kind} needs its limits",
            remedy="add range = [least, most]",
        )
        return
    least, most = parameter.range
    counted = Kind.COUNT if parameter.kind is Kind.LIST else parameter.kind
    wrong = value_fault(counted, least) or value_fault(counted, most)
    if wrong:
        yield Fault(
            key="range",
            message=wrong,
            remedy="write two numbers, such as range = [4, 52]",
        )
    elif least > most:
        yield Fault(
            key="range",
            message=f"the least, {least}, is over the most, {most}",
            remedy="write the smaller number first",
        )


def _ladder_faults(parameter: Parameter) -> Iterator[Fault]:
    held = [(step, value) for step in Position if (value := parameter.at(step)) is not None]
    wrong = False
    for step, value in held:
        if message := parameter.fault(value):
            wrong = True
            yield Fault(key=step, message=message, remedy=f"correct the value of {step}")
    if wrong:
        return
    for (upper, better), (lower, worse) in pairwise(held):
        if not parameter.no_better(worse, better):
            way = f"{parameter.better} is better here"
            if parameter.kind is Kind.FLAG:
                way = f"{as_written(parameter.better)} is better here"
            elif parameter.kind is Kind.CHOICE:
                way = f"best first: {', '.join(parameter.choices)}"
            elif parameter.kind is Kind.LIST:
                way = f"each step down must keep to the items of the step above; {way}"
            yield Fault(
                key=lower,
                message=(
                    f"the ladder is upside down: {upper} is {as_written(better)} and {lower} is "
                    f"{as_written(worse)}, which is better for members"
                ),
                remedy=f"make {lower} no better for members than {upper} ({way})",
            )
