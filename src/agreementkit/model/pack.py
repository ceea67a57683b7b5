"""A pack: the clauses, and all the reference data that they stand on."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from attrs import field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.model.agreement import Sector
from agreementkit.model.clause import Bundle, Clause, Provision
from agreementkit.model.coverage_report import Severity
from agreementkit.model.template import Inlines
from agreementkit.model.values import look_up_by_name, text_tuple
from agreementkit.model.visibility import NEUTRAL, PRIVATE, SHARED

# ---
# The bargaining strategy.


@frozen(kw_only=True)
class Topic:
    """One subject of the strategy; it is covered by an enforceable duty or not at all."""

    id: str = field(metadata=NEUTRAL)
    title: str = field(metadata=NEUTRAL)
    means: str = field(default="", metadata=PRIVATE)
    """What an agreement must do to cover it, in one line."""
    words: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """What people say when they speak of it; a word that ends in * stands for every ending."""


@frozen(kw_only=True)
class Area:
    """Topics reported together. An area is covered when each of its topics is."""

    id: str = field(metadata=NEUTRAL)
    title: str = field(metadata=NEUTRAL)
    topics: tuple[Topic, ...]


@frozen(kw_only=True)
class Strategy:
    """What must be covered: areas with their topics, and the framework beside them."""

    id: str = field(metadata=NEUTRAL)
    title: str = field(metadata=NEUTRAL)
    source: str = field(metadata=PRIVATE)
    areas: tuple[Area, ...]
    framework: Area

    @property
    def topics(self) -> Iterator[Topic]:
        """Every topic, those of the areas first and the framework's last."""
        for area in (*self.areas, self.framework):
            yield from area.topics


# ---
# Rules stated in words and patterns.

_SEVERITIES = {severity.value: severity for severity in Severity}
_EMPLOYERS = {each: each for each in ("crown", "pay-remit")}


def _severity(name: Severity | str) -> Severity:
    return look_up_by_name(name, _SEVERITIES, "severity")


def _employer(name: str) -> str:
    return look_up_by_name(name, _EMPLOYERS, "kind of employer") if name else ""


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
    must_not: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """Words or phrases of which none may stand."""
    must: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """Words or phrases of which one must stand."""
    patterns: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """Patterns of which no sentence may have one; the first place in a sentence is quoted."""
    unless: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """Patterns of which one makes the sentence right."""
    clause_has: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """Patterns that make the clause right if it has every one of them."""
    words: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """Single words, in lower case: a sentence with none of them is not looked at. That saves time."""
    also_words: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """Further words: a sentence must have one of these as well to be looked at."""
    text_has: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
    """Plain words, to the letter: an agreement with none of them is not looked at. A value, a
    defined term or an authority is no plain word."""
    clause: str = field(default="", metadata=NEUTRAL)
    """The clause that it is about; empty for the whole agreement."""
    sectors: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
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
    laws: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)
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


# ---
# Terms, authorities and sources.


@frozen(kw_only=True)
class DefinedTerm:
    """A word with a fixed meaning in every agreement."""

    name: str = field(metadata=SHARED)
    plural: str = field(default="", metadata=SHARED)
    means: Inlines = ()
    """Its meaning, as it stands after "means"; empty where a clause defines it."""
    defined_in: str = field(default="", metadata=NEUTRAL)
    """The clause whose own text defines it."""
    side: str = field(default="", metadata=NEUTRAL)
    """`employer`, `union` or `joint`: whose duty a sentence about it states."""


@frozen(kw_only=True)
class Law:
    """An authority: what it is, what it says in our words, whom it binds, and since when."""

    cite: str = field(metadata=SHARED)
    says: str = field(metadata=PRIVATE)
    jurisdiction: str = field(metadata=NEUTRAL)
    status: str = field(metadata=NEUTRAL)
    """`in force`, `prospective`, `guidance` or `repealed`."""
    checked: date
    verified: bool
    binds_crown: bool | None = None
    since: date | None = None
    link: str = field(default="", metadata=NEUTRAL)
    note: str = field(default="", metadata=PRIVATE)


@frozen(kw_only=True)
class Source:
    """Where an idea or a number comes from."""

    title: str = field(metadata=PRIVATE)
    grade: str = field(metadata=NEUTRAL)
    """A: the issuing body's own text; B: press or a third party; C: our own proposal."""
    link: str = field(default="", metadata=PRIVATE)
    read: date | None = None
    note: str = field(default="", metadata=PRIVATE)


# ---
# The pack.


@frozen(kw_only=True)
class Part:
    """A Part of the agreement: the clauses named, then all others of the area."""

    title: str = field(metadata=SHARED)
    area: str = field(default="", metadata=NEUTRAL)
    clauses: tuple[str, ...] = field(default=(), converter=text_tuple, metadata=NEUTRAL)


@frozen(kw_only=True)
class Pack:
    """Everything a draft is made from, apart from the agreement itself."""

    id: str = field(metadata=NEUTRAL)
    title: str = field(metadata=NEUTRAL)
    strategy: Strategy
    parts: tuple[Part, ...]
    clauses: Mapping[str, Clause] = field(metadata=NEUTRAL)
    terms: Mapping[str, DefinedTerm] = field(metadata=NEUTRAL)
    """By every form of the name, singular and plural."""
    laws: Mapping[str, Law] = field(metadata=NEUTRAL)
    sources: Mapping[str, Source] = field(metadata=NEUTRAL)
    sectors: Mapping[str, Sector] = field(metadata=NEUTRAL)
    bundles: Mapping[str, tuple[str, ...]] = field(metadata=NEUTRAL)
    rules: tuple[WordRule, ...] = ()
    """Rules of the pack's own, beside those of agreementkit."""

    def __getitem__(self, clause: str) -> Clause:
        """The clause of that id.

        Raises:
            InvalidError: there is none; the message names the nearest.
        """
        return look_up_by_name(clause, self.clauses, "clause")

    def __contains__(self, clause: object) -> bool:
        return clause in self.clauses

    def sector(self, name: str) -> Sector:
        """The sector of that id; raises `InvalidError` where there is none."""
        return look_up_by_name(name, self.sectors, "sector")

    def bundle(self, name: str = "default") -> Bundle:
        """A named set of clauses, each at the agreement's own position.

        `default` is the framework with at least one operative clause a topic;
        `full` is every clause of the pack.

        Raises:
            InvalidError: there is no bundle of that name.
        """
        every = {"full": tuple(self.clauses), **self.bundles}
        return Bundle(Provision(clause=c) for c in look_up_by_name(name, every, "bundle"))


# ---
# The topics that a text which is not ours seems to bear on.


@frozen(kw_only=True)
class TopicEvidence:
    """A topic that some text seems to bear on, and the words that say so.

    It is a reading aid and no coverage: nothing counts it towards a strategy.
    """

    topic: str
    """The topic's id."""
    title: str
    words: tuple[str, ...] = field(converter=text_tuple)
    """The words of the text that speak of the topic, as they stand there, in order."""
    strength: int
    """How strongly, in per cent of the topic that the text speaks of most."""

    def __str__(self) -> str:
        return f"{self.title}: {', '.join(self.words)}"
