"""Which rules are asked: those on by default, and what somebody asks for besides."""

from collections.abc import Iterable

from agreementkit.check.declared import declared
from agreementkit.check.rule import Rule
from agreementkit.check.rules import RULES
from agreementkit.errors import Fault, InvalidError
from agreementkit.model import Pack
from agreementkit.model.nearest import did_you_mean

__all__ = ["known", "selected"]


def known(pack: Pack, more: Iterable[Rule] = ()) -> dict[str, Rule]:
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
    every = known(pack, more)
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
