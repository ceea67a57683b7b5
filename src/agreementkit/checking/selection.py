"""Which rules are asked: those on by default, and what somebody asks for besides.

Rules come from this project, from a pack's `rules.toml`, and from installed packages.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import evolve

from agreementkit.checking.case import Case
from agreementkit.checking.rule import Found, Rule
from agreementkit.checking.rules import RULES
from agreementkit.checking.sentence_rules import declared
from agreementkit.errors import Fault, InvalidError
from agreementkit.model.pack import Pack
from agreementkit.model.values import did_you_mean

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


_GROUP = "agreementkit.rules"
"""The group of entry points under which a package offers its rules."""


def known_rules(pack: Pack, more: Iterable[Rule] = ()) -> dict[str, Rule]:
    """Every rule there is, by its id: the project's, the pack's, and some more.

    Args:
        pack: its `rules.toml` may hold rules.
        more: rules of installed packages, say.

    Raises:
        InvalidError: two rules have one id, so that nobody could say which is meant.
    """
    rules: dict[str, Rule] = {}
    faults = []
    for rule in (*RULES, *declared(pack.rules), *more):
        if rule.id in rules:
            message = f'two rules have the id "{rule.id}"'
            faults.append(Fault(message=message, remedy="give the newer one another id"))
        rules[rule.id] = rule
    if faults:
        raise InvalidError(faults)
    return rules


def selected(
    pack: Pack,
    *,
    also: Iterable[str] = (),
    more: Iterable[Rule] = (),
) -> tuple[Rule, ...]:
    """The rules that are on by default, and those asked for by id or by family.

    Args:
        pack: its `rules.toml` may hold rules.
        also: ids or families of rules that are off by default.
        more: rules of installed packages, say.

    Raises:
        InvalidError: a name is neither a rule's nor a family's; says what is nearest.

    >>> from agreementkit import load_pack
    >>> rules = selected(load_pack(), also=["plain-english"])
    >>> {rule.family for rule in rules if not rule.default}
    {'plain-english'}
    """
    every = known_rules(pack, more)
    names = {*every, *(rule.family for rule in every.values())}
    wanted = set(also)
    if unknown := sorted(wanted - names):
        raise InvalidError(
            Fault(
                message=f'no rule or family of rules is called "{name}"',
                remedy=did_you_mean(name, names),
            )
            for name in unknown
        )
    return tuple(rule for rule in every.values() if rule.default or {rule.id, rule.family} & wanted)


def installed_rules(offered: "Iterable[EntryPoint] | None" = None) -> tuple[Rule, ...]:
    """The rules of every installed package that offers some, by the names of the entry points.

    This looks at what is installed on the machine, so no check calls it by itself.

    Args:
        offered: entry points that each name a `Rule`; None asks the machine.

    Raises:
        InvalidError: a package cannot be loaded, or offers something else; names each.
    """
    # Slow to import, and most checks ask no installed package.
    from importlib.metadata import entry_points

    every = entry_points(group=_GROUP) if offered is None else offered
    rules, faults = [], []
    for point in sorted(every, key=lambda point: (point.name, point.value)):
        try:
            rule = point.load()
        except Exception as error:  # noqa: BLE001 - whatever a stranger's module raises
            faults.append(_fault(point, f"it cannot be loaded ({type(error).__name__}: {error})"))
            continue
        if isinstance(rule, Rule):
            rules.append(evolve(rule, find=_guarded(rule, point)))
        else:
            faults.append(_fault(point, f"it is no Rule, but of the type {type(rule).__name__}"))
    if faults:
        raise InvalidError(faults)
    return tuple(rules)


def _guarded(rule: Rule, point: "EntryPoint") -> Callable[[Case], Iterator[Found]]:
    """The rule's finder; what it raises is laid at its own door."""

    def find(case: Case) -> Iterator[Found]:
        try:
            yield from tuple(rule.find(case))
        except Exception as error:
            message = f"it failed ({type(error).__name__}: {error})"
            raise InvalidError([_fault(point, message)]) from error

    return find


def _fault(point: "EntryPoint", message: str) -> Fault:
    package = point.dist.name if point.dist else point.value
    return Fault(
        message=f'the rule "{point.name}" of the package {package}: {message}',
        remedy="tell the people who make that package, or take it off this machine",
    )
