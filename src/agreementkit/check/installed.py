"""Rules that installed packages offer. Only who asks for them gets them."""

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points

from attrs import evolve

from agreementkit.check.case import Case
from agreementkit.check.rule import Found, Rule
from agreementkit.errors import Fault, InvalidError

__all__ = ["GROUP", "installed_rules"]

GROUP = "agreementkit.rules"
"""The group of entry points under which a package offers its rules."""


def installed_rules(offered: Iterable[EntryPoint] | None = None) -> tuple[Rule, ...]:
    """The rules of every installed package that offers some, by the names of the entry points.

    This looks at what is installed on the machine, so no check calls it by itself.

    Args:
        offered: entry points that each name a `Rule`; None asks the machine.

    Raises:
        InvalidError: a package cannot be loaded, or offers something else; names each.
    """
    every = entry_points(group=GROUP) if offered is None else offered
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


def _guarded(rule: Rule, point: EntryPoint) -> Callable[[Case], Iterator[Found]]:
    """The rule's finder; what it raises is laid at its own door."""

    def find(case: Case) -> Iterator[Found]:
        try:
            yield from tuple(rule.find(case))
        except Exception as error:
            message = f"it failed ({type(error).__name__}: {error})"
            raise InvalidError([_fault(point, message)]) from error

    return find


def _fault(point: EntryPoint, message: str) -> Fault:
    package = point.dist.name if point.dist else point.value
    return Fault(
        message=f'the rule "{point.name}" of the package {package}: {message}',
        remedy="tell the people who make that package, or take it off this machine",
    )
