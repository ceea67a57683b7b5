"""What a concession costs, as a value: coverage, duties, figures, findings, and what to ask for."""

from collections.abc import Iterator

from attrs import frozen

from agreementkit.drafting.duties import DutyLoss
from agreementkit.drafting.figures import FigureMove, Way
from agreementkit.model import (
    Agreement,
    Finding,
    Grade,
    Obligation,
    Position,
    Report,
    Severity,
)

__all__ = ["Ask", "Concession", "Deciding", "Move", "TopicLoss"]


def _opened(words: str) -> str:
    """Words as a paragraph begins with them."""
    return words[:1].upper() + words[1:]


@frozen(kw_only=True)
class Move:
    """One clause of a package: where it goes, and what keeps it from moving, if anything does."""

    clause: str
    place: str
    """As the text had it before: `clause 7 (Notice of new systems)`."""
    to: Position | None
    """None drops the clause."""
    idle: str = ""
    """Why nothing moves; empty where something does."""

    def __str__(self) -> str:
        where = "is dropped" if self.to is None else f"goes to {self.to}"
        return f"{_opened(self.place)} {where}" + (
            f": nothing moves, {self.idle}" if self.idle else ""
        )


@frozen(kw_only=True)
class Deciding:
    """The words of one clause that decided a topic's grade, before and after."""

    place: str
    before: str
    """The sentence that bound the Employer."""
    after: str
    """What is the matter now: `it is dropped`, `it says "will endeavour to"`."""


@frozen(kw_only=True)
class TopicLoss:
    """A topic that is covered less than it was, or by fewer clauses."""

    id: str
    title: str
    area: str
    before: Grade
    after: Grade
    words: tuple[Deciding, ...]
    """One for each clause that no longer does what it did."""
    left: tuple[str, ...]
    """The clauses that still carry it, by id."""

    @property
    def falls(self) -> bool:
        """Whether the grade itself falls."""
        return self.after < self.before


@frozen(kw_only=True)
class Ask:
    """What our notes say on a clause that is given up: private, never for the other side."""

    place: str
    in_return_for: str
    fallback_when: str
    approval: str


@frozen(kw_only=True)
class Concession:
    """What a package of concessions costs. Printed, it is the same in words."""

    moves: tuple[Move, ...]
    agreement: Agreement
    """The agreement as it would be."""
    before: Report
    after: Report
    topics: tuple[TopicLoss, ...]
    duties: tuple[DutyLoss, ...]
    burdens: tuple[tuple[str, Obligation], ...]
    """New duties on the union or on staff, each with its clause."""
    figures: tuple[FigureMove, ...]
    findings: tuple[Finding, ...]
    """Those that were not there before."""
    asks: tuple[Ask, ...]

    @property
    def falls(self) -> tuple[TopicLoss, ...]:
        """Topics whose grade falls."""
        return tuple(topic for topic in self.topics if topic.falls)

    @property
    def breaks(self) -> bool:
        """Whether coverage falls, or a finding that is an error comes in."""
        wrong = any(finding.severity is Severity.ERROR for finding in self.findings)
        return bool(self.falls) or wrong

    def sections(self) -> "Iterator[tuple[str, tuple[str, ...]]]":
        """Each heading with its paragraphs, in the order in which one would read them out."""
        yield "If you concede this", tuple(map(str, self.moves))
        yield "Coverage", tuple(self._coverage())
        yield "Duties", tuple(self._duties())
        yield "Figures", tuple(map(_figure, self.figures)) or ("No figure moves.",)
        yield (
            "New findings, by the numbers that clauses would then have",
            tuple(map(_finding, self.findings)) or ("None.",),
        )
        yield "What to ask in return (private)", tuple(map(_ask, self.asks))

    def __str__(self) -> str:
        lines = []
        for heading, paragraphs in self.sections():
            lines += [heading, *(f"  {paragraph}" for paragraph in paragraphs)]
        return "\n".join(lines)

    def _coverage(self) -> Iterator[str]:
        for topic in sorted(self.topics, key=lambda topic: not topic.falls):
            if topic.falls:
                yield f"{topic.title} falls from {topic.before} to {topic.after}."
            else:
                rest = ", ".join(topic.left)
                yield f"{topic.title} stays {topic.after}, and rests on fewer clauses: {rest}."
            for each in topic.words:
                yield f"{_opened(each.place)} said “{each.before}” Now {each.after}."
        if not self.falls:
            yield "No topic falls."

    def _duties(self) -> Iterator[str]:
        for loss in self.duties:
            if loss.after is None:
                yield f"Gone from {loss.clause}: “{loss.before.sentence}”"
                continue
            quoted = f", by “{loss.softened}”" if loss.softened else ""
            yield (
                f"{loss.how.capitalize()} in {loss.clause}{quoted}: “{loss.before.sentence}” "
                f"Now: “{loss.after.sentence}”"
            )
        for clause, duty in self.burdens:
            yield f"New on our side in {clause}: “{duty.sentence}”"
        if not self.duties and not self.burdens:
            yield "No duty goes or weakens; only figures in them may move."


def _figure(move: FigureMove) -> str:
    said = {Way.WORSE: "worse for us", Way.BETTER: "better for us", Way.OPEN: "judge it yourself"}
    way = said[move.way] if move.rule == said[move.way] else f"{said[move.way]} ({move.rule})"
    return f"{move.clause}, {move.label}: from {move.before} to {move.after}, {way}."


def _finding(finding: Finding) -> str:
    return (
        f"{finding.severity.capitalize()}: {finding.place}: {finding.message}. "
        f"To mend it: {finding.remedy} [{finding.rule}]"
    )


def _ask(ask: Ask) -> str:
    parts = (
        ("ask for", ask.in_return_for),
        ("only when", ask.fallback_when),
        ("approval", ask.approval),
    )
    said = "; ".join(f"{name}: {words.rstrip('.')}" for name, words in parts if words)
    return f"{_opened(ask.place)}: {said}."
