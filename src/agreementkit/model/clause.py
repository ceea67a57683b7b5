"""A clause of a pack: text with negotiable values, and our private notes on it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from attrs import evolve, field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.template import Block
from agreementkit.model.values import (
    NUMERIC,
    Kind,
    Value,
    as_kind,
    as_toml,
    as_value,
    did_you_mean,
    look_up_by_name,
    text_tuple,
    value_fault,
)
from agreementkit.model.visibility import NEUTRAL, PRIVATE, SHARED, TABLED

# ---
# Positions: opening, target, fallback.


class Position(StrEnum):
    """Opening, target or fallback: from what is asked for to what is least accepted.

    >>> [str(position) for position in Position]
    ['opening', 'target', 'fallback']
    """

    OPENING = "opening"
    TARGET = "target"
    FALLBACK = "fallback"


def as_position(name: Position | str) -> Position:
    """The position of that name; raises `InvalidError` where there is none."""
    return look_up_by_name(name, {position.value: position for position in Position}, "position")


# ---
# Parameters: negotiable values, each with the ladder of our positions on it.

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
    choices: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """Best for members first."""
    words: Mapping[str, str] = field(factory=dict, metadata=TABLED)
    """What each choice prints."""
    opening: Value | None = field(default=None, converter=_value, metadata=TABLED)
    target: Value | None = field(default=None, converter=_value, metadata=TABLED)
    fallback: Value | None = field(default=None, converter=_value, metadata=TABLED)
    source: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)

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
            return f"expected one of {as_toml(self.choices)}, and got {as_toml(value)}"
        if self.range is not None:
            least, most = self.range
            size = len(value) if isinstance(value, tuple) else value
            if not (isinstance(size, int | Decimal) and least <= size <= most):
                what = "items" if self.kind is Kind.LIST else self.kind
                return f"{as_toml(size)} is outside the range of {least} to {most} {what}"
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
                way = f"{as_toml(parameter.better)} is better here"
            elif parameter.kind is Kind.CHOICE:
                way = f"best first: {', '.join(parameter.choices)}"
            elif parameter.kind is Kind.LIST:
                way = f"each step down must keep to the items of the step above; {way}"
            yield Fault(
                key=lower,
                message=(
                    f"the ladder is upside down: {upper} is {as_toml(better)} and {lower} is "
                    f"{as_toml(worse)}, which is better for members"
                ),
                remedy=f"make {lower} no better for members than {upper} ({way})",
            )


# ---
# Provisions: clauses as an agreement uses them, and bundles of them.

Settings = tuple[tuple[str, Value], ...]


def _settings(values: "Mapping[str, Value] | Settings") -> Settings:
    pairs = values.items() if isinstance(values, Mapping) else values
    named = ((name, as_value(value)) for name, value in pairs)
    return tuple(sorted(named, key=lambda pair: pair[0]))


def _position(value: Position | str | None) -> Position | None:
    return None if value is None else as_position(value)


@frozen(kw_only=True)
class Provision:
    """A clause in an agreement: at which position, with which figures of our own."""

    clause: str = field(metadata=NEUTRAL)
    position: Position | None = field(default=None, converter=_position)
    """None follows the agreement's own position."""
    settings: Settings = field(default=(), converter=_settings, metadata=SHARED)
    """Our own figures, by parameter name; they stand at every position."""

    def value(self, parameter: Parameter, position: Position) -> Value | None:
        """Our own figure for one of its clause's parameters, or else the clause's.

        Args:
            parameter: of the same clause.
            position: the agreement's own; it holds where the provision has none.
        """
        return dict(self.settings).get(parameter.name, parameter.at(self.position or position))

    def must_fit(self, parameters: Iterable[Parameter]) -> None:
        """Raise `InvalidError` where a figure of ours does not fit the parameters."""
        known = {parameter.name: parameter for parameter in parameters}
        faults = []
        for name, value in self.settings:
            parameter = known.get(name)
            message = parameter.fault(value) if parameter else "the clause has no such value"
            if message:
                faults.append(
                    Fault(
                        key=f"clauses.{self.clause}.{name}",
                        message=message,
                        remedy=_remedy(name, parameter, list(known)),
                    ),
                )
        if faults:
            raise InvalidError(faults)


def _remedy(name: str, parameter: Parameter | None, known: list[str]) -> str:
    if parameter is not None:
        return f"correct {name} ({parameter.label[:1].lower() + parameter.label[1:]})"
    return did_you_mean(name, known)


def _by_id(provisions: "Iterable[Provision]") -> tuple[Provision, ...]:
    return tuple(sorted({p.clause: p for p in provisions}.values(), key=lambda p: p.clause))


@frozen
class Bundle:
    """A set of provisions, at most one for each clause.

    `|` joins two bundles and `+` adds one provision: of two for the same clause
    the last wins. `-` takes one out by its clause's id, and raises `InvalidError`
    where there is none.

    >>> a, b = Provision(clause="scope"), Provision(clause="disputes")
    >>> len(Bundle([a]) | Bundle([b])), len(Bundle([a, b]) - "scope")
    (2, 1)
    """

    provisions: tuple[Provision, ...] = field(default=(), converter=_by_id)

    def __or__(self, other: "Bundle") -> "Bundle":
        return Bundle(self.provisions + other.provisions)

    def __add__(self, provision: Provision) -> "Bundle":
        return Bundle((*self.provisions, provision))

    def __sub__(self, clause: str) -> "Bundle":
        if clause not in self:
            # A misspelt id must not pass for a clause taken out.
            remedy = did_you_mean(clause, [p.clause for p in self])
            message = f'there is no clause "{clause}" here to take out'
            raise InvalidError([Fault(message=message, remedy=remedy)])
        return Bundle(p for p in self.provisions if p.clause != clause)

    def __iter__(self) -> Iterator[Provision]:
        return iter(self.provisions)

    def __len__(self) -> int:
        return len(self.provisions)

    def __contains__(self, clause: object) -> bool:
        return any(p.clause == clause for p in self.provisions)

    def at(self, position: Position | str) -> "Bundle":
        """The same provisions, each at that position; figures of our own stay."""
        return Bundle(evolve(p, position=as_position(position)) for p in self.provisions)


# ---
# The clause itself.


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


# ---
# Names that every clause may use without declaring them.

FACT_SLOTS = frozenset({"employer", "unions", "workforce", "machinery", "commencement"})
"""Facts of the agreement that print: `{employer}`."""
FACT_FLAGS = frozenset({"crown", "pay_remit"})
"""Facts of the employer that a unit can hang on: `{when crown}`."""
FACT_CHOICES = {"jurisdiction": ("england", "wales", "england-and-wales")}
"""Facts with one of several values: `{when jurisdiction=wales}`."""
INSERTS = frozenset({"definitions", "execution", "parties"})
"""What can be put in as a whole: `{insert parties}`."""
KEY_TERMS = "schedule-key-terms"
"""The schedule that repeats what clauses say: its figures follow theirs."""
SCHEDULES = {
    "schedule-register": "Register of AI systems",
    "schedule-key-terms": "Key terms",
}
"""The schedules of every agreement, in order; references name them by these ids."""
