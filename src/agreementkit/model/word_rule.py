"""A rule that is stated in words and patterns: what must stand in a clause, or must not."""

import re
from collections.abc import Iterator

from attrs import field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.finding import Severity
from agreementkit.model.nearest import look_up
from agreementkit.model.texts import texts
from agreementkit.model.visibility import NEUTRAL, PRIVATE

__all__ = ["WordRule"]

_SEVERITIES = {severity.value: severity for severity in Severity}
_EMPLOYERS = {each: each for each in ("crown", "pay-remit")}


def _severity(name: Severity | str) -> Severity:
    return look_up(name, _SEVERITIES, "severity")


def _employer(name: str) -> str:
    return look_up(name, _EMPLOYERS, "kind of employer") if name else ""


@frozen(kw_only=True)
class WordRule:
    """One rule of a pack's `rules.toml`, or one of the project's own that are only patterns.

    Patterns are regular expressions of Python, and capitals do not matter in them; where they
    do, `(?-i:Directive)` says so.

    Raises:
        InvalidError: it has not exactly one of `must`, `must_not` and `patterns`, or has an
            exception to words that must stand.

    >>> WordRule(id="say-colleague", must_not=["resource"], message="it calls people a resource",
    ...          remedy='write "Employees"').severity.value
    'warning'
    """

    id: str = field(metadata=NEUTRAL)
    message: str = field(metadata=PRIVATE)
    """What is wrong. `{words}` stands for the quotation of what is banned; without it, the
    quotation comes at the end."""
    remedy: str = field(metadata=PRIVATE)
    """The edit that mends it."""
    must_not: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """Words or phrases of which none may stand."""
    must: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """Words or phrases of which one must stand."""
    patterns: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """Patterns of which no sentence may have one; the first place in a sentence is quoted."""
    unless: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """Patterns of which one makes the sentence right."""
    clause_has: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """Patterns that make the clause right if it has every one of them."""
    words: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """Single words, in lower case: a sentence with none of them is not looked at. That saves time."""
    also_words: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """Further words: a sentence must have one of these as well to be looked at."""
    text_has: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """Plain words, to the letter: an agreement with none of them is not looked at. A value, a
    defined term or an authority is no plain word."""
    clause: str = field(default="", metadata=NEUTRAL)
    """The clause that it is about; empty for the whole agreement."""
    sectors: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """The sectors that it is about, such as `probation` or `polic*`; empty for all."""
    employer: str = field(default="", converter=_employer, metadata=NEUTRAL)
    """The employers that it is about: `crown`, those in Crown employment; `pay-remit`, those
    whose pay the government approves; empty for all."""
    severity: Severity = field(default=Severity.WARNING, converter=_severity)
    default: bool = True
    """Whether it is asked without anyone asking for it."""
    title: str = field(default="", metadata=PRIVATE)
    """What it finds, for lists of rules; empty takes the message."""
    why: str = field(default="", metadata=PRIVATE)
    """Why it matters."""
    mend: str = field(default="", metadata=PRIVATE)
    """How to put it right, in general."""
    laws: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)
    """The authorities that it rests on: keys of `law.toml`."""
    fails: str = field(default="", metadata=PRIVATE)
    """The text of a clause that falls short of it, for whoever reads the rule."""
    holds: str = field(default="", metadata=PRIVATE)
    """The text of a clause that does not."""
    agreement_file: str = field(default="", metadata=PRIVATE)
    """Lines of the agreement file in which those two stand."""

    def __attrs_post_init__(self) -> None:
        ways = [way for way in (self.must, self.must_not, self.patterns) if way]
        if len(ways) != 1 or not all(map(str.strip, ways[0])):
            message = f'the rule "{self.id}" needs either words that must stand or that must not'
            remedy = 'write one of must = ["…"], must_not = ["…"] and patterns = ["…"]'
            raise InvalidError([Fault(key="must", message=message, remedy=remedy)])
        for name in ("unless", "clause_has"):
            if self.must and getattr(self, name):
                message = f'the rule "{self.id}" has an exception to words that must stand'
                remedy = f"take {name} out, or add its words to must"
                raise InvalidError([Fault(key=name, message=message, remedy=remedy)])

    def unreadable(self) -> Iterator[Fault]:
        """The first pattern of each key that is none, as a fault.

        Making a rule does not ask for this: all of ours take longer to read than to make.
        """
        for name in ("patterns", "unless", "clause_has"):
            patterns = getattr(self, name)
            # Those of a key are read as one, so each must do inside another pattern, and all together.
            inside = [f"(?:{pattern})" for pattern in patterns]
            for shown, pattern in zip(
                (*patterns, "|".join(patterns)),
                (*inside, "|".join(inside)),
                strict=True,
            ):
                try:
                    re.compile(pattern)
                except re.error as error:
                    yield Fault(
                        key=name,
                        message=f'the pattern "{shown}" cannot be read: {error.msg}',
                        remedy="correct it; docs.python.org/3/howto/regex.html says how patterns "
                        "are written",
                    )
                    break
