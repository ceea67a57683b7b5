"""A pack: the clauses, and all the reference data that they stand on."""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from agreementkit.model.clause import Clause
from agreementkit.model.nearest import look_up
from agreementkit.model.provision import Bundle, Provision
from agreementkit.model.sector import Sector
from agreementkit.model.strategy import Strategy
from agreementkit.model.template import Inlines
from agreementkit.model.texts import texts
from agreementkit.model.visibility import NEUTRAL, PRIVATE, SHARED
from agreementkit.model.word_rule import WordRule

__all__ = ["DefinedTerm", "Law", "Pack", "Part", "Source"]


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


@frozen(kw_only=True)
class Part:
    """A Part of the agreement: the clauses named, then all others of the area."""

    title: str = field(metadata=SHARED)
    area: str = field(default="", metadata=NEUTRAL)
    clauses: tuple[str, ...] = field(default=(), converter=texts, metadata=NEUTRAL)


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
        return look_up(clause, self.clauses, "clause")

    def __contains__(self, clause: object) -> bool:
        return clause in self.clauses

    def sector(self, name: str) -> Sector:
        """The sector of that id; raises `InvalidError` where there is none."""
        return look_up(name, self.sectors, "sector")

    def bundle(self, name: str = "default") -> Bundle:
        """A named set of clauses, each at the agreement's own position.

        `default` is the framework with at least one operative clause a topic;
        `full` is every clause of the pack.

        Raises:
            InvalidError: there is no bundle of that name.
        """
        every = {"full": tuple(self.clauses), **self.bundles}
        return Bundle(Provision(clause=c) for c in look_up(name, every, "bundle"))
