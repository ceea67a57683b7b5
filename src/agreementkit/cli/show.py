"""Results to standard output, talk to standard error; colour never says anything alone."""

import json
import sys
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from agreementkit import AgreementKitError, Finding, Grade, Report
from agreementkit.model import AreaCoverage, TopicCoverage

__all__ = ["results", "show_coverage", "show_error", "show_findings", "show_json", "talk"]

_COLOUR = {Grade.OPERATIVE: "green", Grade.ASPIRATIONAL: "yellow", Grade.NONE: "red"}


def results() -> Console:
    """Where results go. Colour only on a terminal, and not where NO_COLOR is set."""
    return Console(soft_wrap=False, highlight=False)


def talk(message: str) -> None:
    """Say something to the person, not to the program that reads the results."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(Text(message))


def show_error(error: AgreementKitError) -> None:
    """Every fault with its place and its mend."""
    talk(str(error))
    if len(error.faults) > 1:
        talk(f"{len(error.faults)} faults.")


def show_json(value: object) -> None:
    """One JSON value, readable by people as well."""
    json.dump(value, sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


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
        table.add_column(heading)
    if len(columns) == 1:
        table.add_column("Clauses", overflow="fold")
    every = [[*report.areas, report.framework] for report in columns.values()]
    for index, area in enumerate([*first.areas, first.framework]):
        for row, topic in enumerate(area.topics):
            grades = [_grade(areas[index].topics[row]) for areas in every]
            clauses = ["\n".join(topic.provisions) or "-"] if len(columns) == 1 else []
            table.add_row(
                area.title if row == 0 else "",
                topic.title,
                *grades,
                *clauses,
                end_section=row == len(area.topics) - 1,
            )
    out = results()
    out.print(table)
    for heading, report in columns.items():
        done = sum(area.covered for area in report.areas)
        beside = _beside(report.framework)
        out.print(Text(f"{heading}: {done} of {len(report.areas)} areas covered; {beside}."))


def _beside(framework: AreaCoverage) -> str:
    return "framework complete" if framework.covered else "framework incomplete"


def _grade(topic: TopicCoverage) -> Text:
    return Text(str(topic.grade), style=_COLOUR[topic.grade])


def show_findings(findings: Iterable[Finding]) -> None:
    """What falls short, worst first, each with the edit that mends it."""
    out = results()
    for finding in findings:
        style = "bold red" if finding.severity == "error" else "bold yellow"
        line = Text()
        line.append(f"{finding.severity.capitalize()}: ", style=style)
        line.append(f"{finding.place}: {finding.message}.")
        line.append(f"\n  To mend it: {finding.remedy}. [{finding.rule}]")
        out.print(line)
