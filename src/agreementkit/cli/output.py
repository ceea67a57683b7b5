"""What commands print: results to standard output, messages to standard error, as words or as JSON.

Colour never says anything alone.
"""

import contextlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from textwrap import wrap
from typing import TypeVar

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from agreementkit import AgreementKitError, Finding, Grade, Report
from agreementkit.documents import printable
from agreementkit.reports import AcceptedFinding, AreaCoverage, Severity, TopicCoverage

# ---
# Paragraphs, tables, messages, JSON.

_WIDEST = 100
"""Longer lines are hard to find one's way back from."""


class _Printable(Console):
    """A console on which nothing that is printed does more than be read."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        """What rich makes of it, with what would move the cursor or hide words spelt out."""
        for each in super().render(renderable, options):
            safe = each.text if each.control else printable(each.text)
            yield each if safe == each.text else Segment(safe, each.style)


class _Results(_Printable):
    def on_broken_pipe(self) -> None:
        """Leave it to `main`: rich would exit with the code that means findings."""
        raise BrokenPipeError


def results_console(width: int | None = None) -> Console:
    """Where results go. Colour only on a terminal, and not where NO_COLOR is set.

    Args:
        width: in columns; None takes the terminal's.
    """
    return _Results(highlight=False, markup=False, width=width)


def print_message(message: str) -> None:
    """Say something to the person, not to the program that reads the results."""
    console = _Printable(stderr=True, highlight=False, soft_wrap=True)
    for line in message.splitlines():
        margin = len(line) - len(line.lstrip())
        # What goes into a file or another program stays on its own line.
        lines = (
            _wrapped_lines(line.lstrip(), console.width, margin) if console.is_terminal else [line]
        )
        console.print(Text("\n".join(lines)))


def show_paragraph(
    words: str, *, indent: int = 0, hang: int = 0, label: str = "", style: str = ""
) -> None:
    """Print a paragraph; its lines break between words, so that no id falls apart.

    Args:
        words: the paragraph.
        indent: blanks before its first line.
        hang: blanks before every other line, on top of those.
        label: what it opens with, printed in the style.
        style: as rich names it.
    """
    out = results_console()
    lines = _wrapped_lines(f"{label} {words}" if label else words, out.width, indent, hang)
    text = Text("\n".join(lines))
    text.stylize(style, 0, indent + len(label) if label else None)
    out.print(text, soft_wrap=True)


def _wrapped_lines(words: str, width: int, indent: int, hang: int = 4) -> list[str]:
    """The lines of a paragraph, broken between words and never inside one."""
    return wrap(
        words,
        width=min(width, _WIDEST),
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hang),
        break_long_words=False,
        break_on_hyphens=False,
    )


def show_table(table: Table) -> None:
    """Print a table, wider than the terminal where its narrowest columns need that."""
    results_console(max(_minimum_width(table), results_console().width)).print(table, crop=False)


def _minimum_width(table: Table) -> int:
    """The columns that a table takes at the very least."""
    out = results_console()
    return table.__rich_measure__(out, out.options.update(width=1000)).minimum


def show_error(error: AgreementKitError) -> None:
    """Every fault with its place and its mend."""
    print_message(str(error))
    if len(error.faults) > 1:
        print_message(f"{len(error.faults)} faults.")


def show_json(value: object) -> None:
    """One JSON value, readable by people as well; in plain ASCII where all else would be lost."""
    # A text in memory has no encoding, and takes every letter.
    plain = not (sys.stdout.encoding or "utf-8").lower().startswith("utf")
    text = json.dumps(value, indent=2, ensure_ascii=plain)
    sys.stdout.write(_UNSPELT.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text) + "\n")


_UNSPELT = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON may hold as it is, and a terminal should not."""


# ---
# Reports: the coverage table and the findings.

_COLOUR = {Grade.OPERATIVE: "green", Grade.ASPIRATIONAL: "yellow", Grade.NONE: "red"}
_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold blue"}


def show_coverage(title: str, columns: Mapping[str, Report]) -> None:
    """The coverage table: a row a topic, a column a position.

    Args:
        title: stands over the table.
        columns: reports by the heading of their column.
    """
    first = next(iter(columns.values()))
    table = Table(title=title, title_justify="left", title_style="bold", expand=False)
    table.add_column("Area")
    table.add_column("Topic")
    for heading in columns:
        table.add_column(heading, no_wrap=True)
    if len(columns) == 1:
        table.add_column("Clauses", no_wrap=True)
    every = [[*report.areas, report.framework] for report in columns.values()]
    for index, area in enumerate([*first.areas, first.framework]):
        for row, topic in enumerate(area.topics):
            grades = [_grade(areas[index].topics[row]) for areas in every]
            clauses = ["\n".join(topic.provisions) or "none"] if len(columns) == 1 else []
            table.add_row(
                area.title if row == 0 else "",
                topic.title,
                *grades,
                *clauses,
                end_section=row == len(area.topics) - 1,
            )
    if _minimum_width(table) <= results_console().width:
        show_table(table)
    else:
        _show_as_list(title, columns)
    for heading, report in columns.items():
        done = sum(area.covered for area in report.areas)
        beside = _framework_summary(report.framework)
        show_paragraph(f"{heading}: {done} of {len(report.areas)} areas covered; {beside}.")


def _show_as_list(title: str, columns: Mapping[str, Report]) -> None:
    """The same as paragraphs, where a name is too long for a table that fits the terminal."""
    show_paragraph(title, style="bold")
    first = next(iter(columns.values()))
    for index, area in enumerate([*first.areas, first.framework]):
        show_paragraph(f"{area.title}:")
        for row, topic in enumerate(area.topics):
            grades = [
                f"{heading} {[*report.areas, report.framework][index].topics[row].grade}"
                for heading, report in columns.items()
            ]
            by = f", by {', '.join(topic.provisions)}" if topic.provisions else ""
            shown = "; ".join(grades) if len(columns) > 1 else f"{topic.grade}{by}"
            show_paragraph(f"{topic.title}: {shown}.", indent=2, hang=2)


def _framework_summary(framework: AreaCoverage) -> str:
    return "framework complete" if framework.covered else "framework incomplete"


def _grade(topic: TopicCoverage) -> Text:
    return Text(str(topic.grade), style=_COLOUR[topic.grade])


def show_findings(findings: Iterable[Finding]) -> None:
    """What falls short, worst first, and then the notes, each with the edit that changes it."""
    explained = set()
    for finding in findings:
        line = f" ({finding.file}:{finding.line})" if finding.line else ""
        show_paragraph(
            _sentence(f"{finding.place}{line}: {finding.message}"),
            label=f"{finding.severity.capitalize()}:",
            style=_STYLE[finding.severity],
            hang=4,
        )
        if finding.why and finding.rule not in explained:
            # Of many findings of a rule, the first says why.
            explained.add(finding.rule)
            show_paragraph(_sentence(f"Why: {finding.why}"), indent=2, hang=2)
        lead = "To change it" if finding.severity is Severity.NOTE else "To mend it"
        show_paragraph(f"{lead}: {_sentence(finding.remedy)} [{finding.rule}]", indent=2, hang=2)


def show_accepted(accepted: Iterable[AcceptedFinding]) -> None:
    """What was found and is accepted, each with the reason in the agreement file."""
    for each in accepted:
        finding = each.finding
        show_paragraph(_sentence(f"{finding.place}: {finding.message}"), label="Accepted:", hang=4)
        show_paragraph(f"Reason: {_sentence(each.reason)} [{finding.rule}]", indent=2, hang=2)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


# ---
# Progress, on a terminal only.

T = TypeVar("T")


def with_progress(items: Iterable[T], description: str, total: int) -> Iterable[T]:
    """The same items, with a bar that moves as they are taken.

    Args:
        items: what is worked on.
        description: what is being done, such as "Drafting".
        total: how many there are.
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        return items
    from rich.progress import track

    return track(items, description=description, total=total, console=console)


@contextlib.contextmanager
def with_spinner(words: str) -> Iterator[None]:
    """Say on a terminal what is being done, while it is done.

    Args:
        words: such as "Reading what came back".
    """
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with console.status(f"{words} …"):
        yield


# ---
# A command as a person types it.

_UNQUOTED = set("-_./\\:=,+@")


def shell_words(*words: str | Path) -> str:
    """Words as they are typed one after another: in quotation marks where one would fall apart.

    >>> shell_words("draft", "our kent.toml", "--as", "word")
    'draft "our kent.toml" --as word'
    """
    return " ".join(_quoted(str(word)) for word in words)


def _quoted(word: str) -> str:
    if word and all(letter.isalnum() or letter in _UNQUOTED for letter in word):
        return word
    inside = word.replace('"', '\\"')
    return f'"{inside}"'


# ---
# Reports as plain values; `docs/reference/json.md` fixes their names.


def report_as_json(report: Report, position: str) -> dict[str, object]:
    """A report as plain values.

    Args:
        report: what a check found.
        position: `all` where it holds the worst of all three.
    """
    return {
        "format": 1,
        "strategy": report.strategy,
        "position": position,
        "covered": report.covered,
        "areas": [_area(area) for area in report.areas],
        "framework": _area(report.framework),
        "findings": [finding_as_json(finding) for finding in report.findings],
        "accepted": [
            {**finding_as_json(each.finding), "reason": each.reason} for each in report.accepted
        ],
    }


def finding_as_json(finding: Finding) -> dict[str, object]:
    """A finding as plain values."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "place": finding.place,
        "message": finding.message,
        "remedy": finding.remedy,
        "clause": finding.clause,
        "number": finding.number,
        "file": finding.file,
        "line": finding.line,
        "why": finding.why,
    }


def _area(area: AreaCoverage) -> Mapping[str, object]:
    return {
        "id": area.id,
        "title": area.title,
        "covered": area.covered,
        "topics": [
            {
                "id": topic.id,
                "title": topic.title,
                "grade": str(topic.grade),
                "provisions": list(topic.provisions),
            }
            for topic in area.topics
        ],
    }
