"""What a rule is: one way to fall short, how it is found, explained and shown.

A rule is asked with a case (`Case`): one agreement and the document that it became.
"""

from collections.abc import Callable, Iterator

from attrs import field, frozen

from agreementkit.checking.case import Case
from agreementkit.model.agreement import KeyPath
from agreementkit.model.coverage_report import Finding, Severity
from agreementkit.model.values import text_tuple

FAMILIES = {
    "coverage": "What the strategy asks for, and no sentence binds anyone to",
    "structure": "Clauses, references, terms and values that do not fit together",
    "values": "Figures held against one another, against our positions and against the law",
    "law": "What the text says of the law, or cannot do under it",
    "drafting": "Wording that can be read in two ways, or that names nobody",
    "plain-english": "Advice on words and sentences; only when asked for",
}
"""Every family of our own rules, with what its rules are about."""


@frozen(kw_only=True)
class Found:
    """One case of a rule: what is wrong, where, and the edit that mends it."""

    message: str
    remedy: str
    clause: str | None = None
    """The id of the clause that it is about; None where it is about none."""
    number: str = ""
    """Of the paragraph, where that is known: `7.2(a)`."""
    place: str = ""
    """Where it stands, if not in a clause or the schedules."""
    key: KeyPath = ()
    """The key of the agreement file to edit; empty takes the clause's own heading."""
    why: str = ""
    """Why it matters, where that is not what the rule always says."""


@frozen(kw_only=True)
class Example:
    """What a rule is shown and tried on: a clause's text, or lines of an agreement file."""

    clause: str = ""
    """A clause, as a clause file has it below its header."""
    id: str = "example"
    """The id of that clause."""
    header: str = ""
    """Lines for its header."""
    file: str = ""
    """Lines of an agreement file; the rest is that of a police force."""
    laws: str = ""
    """An entry of `law.toml`, where the project's own has none that would do."""


@frozen(kw_only=True)
class Rule:
    """One way to fall short: its stable id, how bad it is, and how it is found."""

    id: str
    severity: Severity = field(converter=Severity)
    title: str
    find: Callable[[Case], Iterator[Found]]
    """Yields each case found."""
    family: str = "own"
    why: str = ""
    """Why it matters, in one or two sentences."""
    laws: tuple[str, ...] = field(default=(), converter=text_tuple)
    """The authorities that it rests on: keys of `law.toml`."""
    mend: str = ""
    """How to put it right, in general."""
    default: bool = True
    """Whether it is asked without anyone asking for it."""
    acceptable: bool = True
    """Whether an agreement file may accept what it finds."""
    short: Example | None = None
    """What falls short of it."""
    holds: Example | None = None
    """What holds."""

    def findings(self, case: Case) -> Iterator[Finding]:
        """Every finding of this rule."""
        authorities: str | None = None
        for found in self.find(case):
            if authorities is None:
                authorities = case.authorities(self.laws)
            origin, clause = case.agreement.origin, found.clause or ""
            heading = case.clauses[clause].heading if clause in case.clauses else None
            key = found.key or (("clauses", clause) if clause else ())
            yield Finding(
                rule=self.id,
                severity=self.severity,
                place=found.place or case.place(found.clause, found.number),
                message=found.message,
                remedy=found.remedy,
                clause=clause,
                number=found.number or (heading.number if heading else ""),
                file=origin.file if origin else "",
                line=origin.line(key) if origin else None,
                why=" ".join(filter(None, (found.why or self.why, authorities))),
            )
