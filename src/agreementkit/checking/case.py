"""What a rule is given: one agreement and its document, read once for all rules.

A case tells a rule about values and places, about the sentences (`Wording`), and about terms,
blanks and citations (`Marks`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from itertools import accumulate

from attrs import frozen

from agreementkit.checking.grading import GradedClause
from agreementkit.checking.times_and_dates import Time
from agreementkit.model.agreement import Agreement, Employer
from agreementkit.model.clause import Parameter, Provision
from agreementkit.model.coverage_report import AreaCoverage
from agreementkit.model.document import (
    Blank,
    Citation,
    Document,
    DocumentBlock,
    Figure,
    Paragraph,
    TermUse,
    spans_in,
    text_of,
)
from agreementkit.model.pack import Law, Pack
from agreementkit.model.template import Run
from agreementkit.model.values import UNITS, Value, date_in_words
from agreementkit.text.obligations import split_sentences


@frozen(kw_only=True)
class Case:
    """One agreement under examination: what was asked for, and the text it became."""

    agreement: Agreement
    pack: Pack
    document: Document
    clauses: Mapping[str, GradedClause]
    areas: tuple[AreaCoverage, ...]
    framework: AreaCoverage
    as_at: date | None = None
    """The day whose law counts; None takes the agreement's own."""

    @cached_property
    def wording(self) -> "Wording":
        """Every sentence of the clauses, to be asked for by its words."""
        return Wording(
            statements={id_: clause.statements for id_, clause in self.clauses.items()},
        )

    @cached_property
    def marks(self) -> "Marks":
        """Terms, blanks and citations, each with its clause."""
        return _marks_of(self.document)

    @cached_property
    def provisions(self) -> Mapping[str, Provision]:
        """What the agreement says of each clause, by its id."""
        return {provision.clause: provision for provision in self.agreement.provisions}

    @cached_property
    def employer(self) -> Employer | None:
        """The employer with all that is known of it; None where nobody knows it."""
        named = self.agreement.employer
        if isinstance(named, Employer):
            return named
        directory = self.pack.sector(self.agreement.sector).employers
        return next((employer for employer in directory if employer.name == named), None)

    @property
    def in_crown_employment(self) -> bool:
        """Whether its staff are the Crown's, so that parts of the law differ."""
        return bool(self.employer and self.employer.crown)

    @property
    def day(self) -> date | None:
        """The day whose law counts: the one asked for, the commencement, or the draft's date."""
        return self.as_at or self.agreement.commencement or self.agreement.version.dated

    def place(self, clause: str | None, number: str = "") -> str:
        """A clause as a person finds it: `clause 7 (Notice of new systems)`.

        Args:
            clause: its id; None for what stands in no clause.
            number: of the paragraph, where that is known: `7.2(a)`.
        """
        if not clause:
            return "the schedules"
        if clause in self.clauses:
            heading = self.clauses[clause].heading
            return f"clause {number or heading.number} ({heading.title})"
        return clause

    def number(self, sentence: "Sentence") -> str:
        """The number of the paragraph that a sentence stands in: `7.2(a)`."""
        return self.wording.number(sentence, self.document)

    def parameter(self, clause: str, name: str) -> Parameter | None:
        """A parameter of a clause; None where the pack has no such clause or value."""
        return self.pack[clause].parameter(name) if clause in self.pack else None

    def value(self, clause: str, name: str) -> Value | None:
        """What a parameter comes to in the agreement; None where it or its clause is absent."""
        known, held = self.parameter(clause, name), self.provisions.get(clause)
        return held.value(known, self.agreement.position) if known and held else None

    def time(self, clause: str, name: str) -> Time | None:
        """A value as a time; None where it is none, as in clauses of a pack of one's own."""
        known, value = self.parameter(clause, name), self.value(clause, name)
        if known and known.kind in UNITS and isinstance(value, int):
            return Time(amount=value, kind=known.kind)
        return None

    def authorities(self, keys: tuple[str, ...]) -> str:
        """What some authorities are, and as at which day that was looked up."""
        return " ".join(_authority(self.pack.laws[key]) for key in keys if key in self.pack.laws)


def _authority(law: Law) -> str:
    since = f" since {date_in_words(law.since)}" if law.since else ""
    cite = law.cite[:1].upper() + law.cite[1:]
    return f"{cite}: {law.status}{since} when last looked up, on {date_in_words(law.checked)}."


# ---
# Sentences, to be asked for by their words.

_WORD = re.compile(r"\w+|[/(\[]")


@frozen(kw_only=True)
class Sentence:
    """One sentence, with the clause and the statement that it stands in."""

    text: str
    """With single blanks."""
    clause: str
    statement: int
    """Which of the clause's statements it is part of, from 0."""


@frozen
class _Read:
    """A sentence of a clause: which statement it is part of, its text, and its words."""

    statement: int
    text: str

    @cached_property
    def words(self) -> frozenset[str]:
        return _words(self.text)


@frozen
class _Passage:
    """What one clause says: its words, and its sentences once somebody asks for them."""

    statements: tuple[str, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        return _words("\n".join(self.statements))

    @cached_property
    def sentences(self) -> tuple[_Read, ...]:
        return tuple(
            _Read(number, text)
            for number, statement in enumerate(self.statements)
            for each in split_sentences(statement)
            if (text := " ".join(each.split()))
        )


@frozen(kw_only=True)
class Wording:
    """The sentences of all clauses, by their words."""

    statements: Mapping[str, tuple[str, ...]]
    """Each clause's, by its id."""

    @cached_property
    def _passages(self) -> tuple[tuple[str, _Passage], ...]:
        return tuple((clause, _read(texts)) for clause, texts in self.statements.items())

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in the order of the text."""
        return tuple(
            Sentence(text=read.text, clause=clause, statement=read.statement)
            for clause, passage in self._passages
            for read in passage.sentences
        )

    def having(self, words: Iterable[str], beside: Iterable[str] = ()) -> Iterator[Sentence]:
        """The sentences that hold one of the words, in the order of the text.

        Args:
            words: in lower case; `/`, `(` and `[` count as words.
            beside: where there are any, a sentence must hold one of these as well.
        """
        wanted, also = frozenset(words), frozenset(beside)
        for clause, passage in self._passages:
            if passage.words.isdisjoint(wanted) or (also and passage.words.isdisjoint(also)):
                continue
            for read in passage.sentences:
                if read.words.isdisjoint(wanted) or (also and read.words.isdisjoint(also)):
                    continue
                yield Sentence(text=read.text, clause=clause, statement=read.statement)

    def number(self, sentence: Sentence, document: Document) -> str:
        """The number of a sentence's paragraph, with those above it: `7.2(a)`."""
        wholes = iter(self.statements[sentence.clause][: sentence.statement + 1])
        whole, found = next(wholes), ""
        numbers: dict[int, str] = {}
        for block in document.blocks:
            if block.clause != sentence.clause or not isinstance(block, Paragraph):
                continue
            numbers = {level: n for level, n in numbers.items() if level < block.level}
            numbers[block.level] = block.number
            # A lead-in is no statement by itself, so not every paragraph has one of its own.
            if whole.endswith(text_of(block.spans).strip()):
                found = "".join(numbers.values())
                following = next(wholes, None)
                if following is None:
                    return found
                whole = following
        return found


@lru_cache(maxsize=1024)
def _read(statements: tuple[str, ...]) -> _Passage:
    """A clause as it is read; remembered, since most drafts repeat most clauses."""
    return _Passage(statements)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))


# ---
# Terms, blanks and citations, and the plain words between them.


@frozen(kw_only=True)
class Marks:
    """What the spans of a document refer to, and where."""

    uses: Mapping[str, str | None]
    """Each term that is used or defined, with the clause that has it first."""
    defined: Mapping[str, str | None]
    """Each term that is defined, with the clause that does it."""
    used: frozenset[str]
    """Terms used apart from where they are defined."""
    blanks: tuple[tuple[DocumentBlock, Blank], ...]
    citations: tuple[tuple[str, Citation], ...]
    """Authorities, each with the clause that cites it."""
    plain: str
    """All words that are marked as nothing: each run of them a line."""
    values: str
    """The words of values, references and citations, a line each."""
    starts: tuple[int, ...]
    """Where each run begins in `plain`."""
    clauses: tuple[str | None, ...]
    """The clause of each run."""

    def have(self, *words: str) -> bool:
        """Whether some words stand anywhere as plain words; their capitals count.

        It is the cheapest question there is, for rules on words that most texts do without.
        """
        return any(each in self.plain for each in words)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
        """Where the plain words of the clauses have a pattern, each with its clause."""
        for found in pattern.finditer(self.plain):
            clause = self.clauses[bisect_right(self.starts, found.start()) - 1]
            if clause:
                yield clause, found


def _marks_of(document: Document) -> Marks:
    """Every mark of a document."""
    uses: dict[str, str | None] = {}
    defined: dict[str, str | None] = {}
    used: set[str] = set()
    plain: list[str] = []
    clauses: list[str | None] = []
    values: list[str] = []
    blanks: list[tuple[DocumentBlock, Blank]] = []
    citations: list[tuple[str, Citation]] = []
    for block in document.blocks:
        clause = block.clause
        for span in spans_in((block,)):
            # By class, the most frequent first: a chain of isinstance costs twice as much.
            if type(span) is Run:
                plain.append(span.text)
                clauses.append(clause)
                continue
            if isinstance(span, TermUse):
                uses.setdefault(span.term, clause)
                if span.defining:
                    defined[span.term] = clause
                else:
                    used.add(span.term)
                continue
            values.append(span.text)
            if isinstance(span, Figure) and span.term:
                uses.setdefault(span.term, clause)
                used.add(span.term)
            elif isinstance(span, Blank):
                blanks.append((block, span))
            elif isinstance(span, Citation):
                citations.append((clause or "", span))
    return Marks(
        uses=uses,
        defined=defined,
        used=frozenset(used),
        blanks=tuple(blanks),
        citations=tuple(citations),
        plain="\n".join(plain),
        values="\n".join(values),
        starts=tuple(accumulate((len(text) + 1 for text in plain), initial=0))[:-1],
        clauses=tuple(clauses),
    )
