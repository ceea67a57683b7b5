"""What a check has to say: grades of coverage, findings, and the report of both."""

from enum import IntEnum, StrEnum

from attrs import field, frozen

from agreementkit.model.clause import Position
from agreementkit.model.values import text_tuple


class Grade(IntEnum):
    """How far a topic is covered, worst first."""

    NONE = 0
    ASPIRATIONAL = 1
    OPERATIVE = 2

    def __str__(self) -> str:
        return self.name.lower()


class Severity(StrEnum):
    """An error keeps an agreement from doing its work; a warning may be meant.

    A note says what is worth knowing, and nothing falls short.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen(kw_only=True)
class Finding:
    """One way in which an agreement falls short, or a note, and the edit that changes it."""

    rule: str
    severity: Severity = field(converter=Severity)
    place: str
    """For people: `clause 7.2 (Notice of new systems)`."""
    message: str
    remedy: str
    clause: str = ""
    """The id of the clause that it is about; empty where it is about none."""
    number: str = ""
    """Of the clause or paragraph in the draft: `7`, `7.2(a)`."""
    file: str = ""
    """The agreement file; empty for an agreement that was not read from one."""
    line: int | None = None
    """The line of that file to edit, counted from 1; None where no line is about it."""
    why: str = ""
    """Why it matters, and the authority that it rests on."""

    def __str__(self) -> str:
        return f"{self.severity}: {self.place}: {self.message} [{self.rule}]\n    {self.remedy}"


@frozen(kw_only=True)
class AcceptedFinding:
    """A finding that the agreement file accepts, and why. It is not counted."""

    finding: Finding
    reason: str


@frozen(kw_only=True)
class TopicCoverage:
    """One topic's grade, and the clauses whose text earned it."""

    id: str
    title: str
    grade: Grade
    provisions: tuple[str, ...] = field(default=(), converter=text_tuple)
    """Clauses that bear on the topic, the best graded first."""


@frozen(kw_only=True)
class AreaCoverage:
    """An area's topics; it is covered when every one of them is operative."""

    id: str
    title: str
    topics: tuple[TopicCoverage, ...]

    @property
    def covered(self) -> bool:
        return all(topic.grade is Grade.OPERATIVE for topic in self.topics)


@frozen(kw_only=True)
class Report:
    """What a check found, at one position."""

    strategy: str
    position: Position
    areas: tuple[AreaCoverage, ...]
    framework: AreaCoverage
    findings: tuple[Finding, ...] = ()
    """The worst first."""
    accepted: tuple[AcceptedFinding, ...] = ()
    """What was found and is accepted in the agreement file; private, like the reasons."""

    @property
    def covered(self) -> bool:
        """Whether every area of the strategy is; the framework is reported beside them."""
        return all(area.covered for area in self.areas)

    def __str__(self) -> str:
        done = sum(area.covered for area in self.areas)
        lines = [f"{self.strategy}: {done} of {len(self.areas)} areas covered at {self.position}"]
        for area in (*self.areas, self.framework):
            lines.append(f"  {area.title}: {'covered' if area.covered else 'NOT COVERED'}")
            for topic in area.topics:
                by = f" by {', '.join(topic.provisions)}" if topic.provisions else ""
                lines.append(f"    {topic.title}: {topic.grade}{by}")
        lines += [str(finding) for finding in self.findings]
        for each in self.accepted:
            found = each.finding
            lines.append(f"accepted: {found.place}: {found.message} [{found.rule}]")
            lines.append(f"    {each.reason}")
        return "\n".join(lines)
