"""What can be wrong with one clause, whatever stands beside it."""

from collections.abc import Iterable, Iterator
from itertools import combinations as pairs

from agreementkit.drafting.proof.readings import Failure, Reading
from agreementkit.drafting.proof.report import against
from agreementkit.model import Clause, Finding, Pack, Severity
from agreementkit.model.document import Paragraph, text_of

__all__ = ["alone", "children", "needed_by"]


def alone(clause: Clause, pack: Pack, tried: Iterable[Reading | Failure]) -> Iterator[Finding]:
    """Every fault of a clause by itself, each with the first combination that shows it."""
    yield from _header(clause, pack)
    shown: set[str] = set()
    for reading in tried:
        for rule, message, remedy, severity in _faults(clause, reading):
            if rule not in shown:
                shown.add(rule)
                where = f"{clause.id}, {reading.combination}"
                yield against(rule, where, message, remedy, severity)


def _header(clause: Clause, pack: Pack) -> Iterator[Finding]:
    if not clause.sources:
        yield against(
            "unsourced",
            clause.id,
            "it cites no source",
            'name where it comes from in sources, or write sources = ["proposal"]',
        )
    held = sorted({clause.id, *needed_by(clause.id, pack)})
    for one, other in pairs(held, 2):
        if other in pack[one].excludes or one in pack[other].excludes:
            yield against(
                "needs-impossible",
                clause.id,
                f'it can never stand: what it needs brings both "{one}" and "{other}", which '
                "exclude each other",
                "take out one of the needs, or the excludes between those two",
            )


def needed_by(clause: str, pack: Pack) -> Iterator[str]:
    """The clauses that a clause needs, those that they need, and so on."""
    waiting, met = [clause], {clause}
    while waiting:
        held = waiting.pop()
        for need in pack[held].needs if held in pack else ():
            if need in pack and need not in met:
                met.add(need)
                waiting.append(need)
                yield need


def _faults(
    clause: Clause,
    reading: Reading | Failure,
) -> Iterator[tuple[str, str, str, Severity]]:
    if isinstance(reading, Failure):
        remedy = "mend the name, or add what it names to the pack"
        yield "does-not-compose", reading.why, remedy, Severity.ERROR
        return
    paragraphs = [block for block in reading.blocks if isinstance(block, Paragraph)]
    if not any(paragraph.level == 2 for paragraph in paragraphs):
        message = "no numbered unit of it is left, so its heading stands over nothing"
        remedy = "let one unit stand always, or write one for this combination"
        yield "clause-empty", message, remedy, Severity.ERROR
    for index, paragraph in enumerate(paragraphs):
        below, text = children(paragraphs, index), text_of(paragraph.spans)
        if paragraph.level and text.endswith(":") and not below:
            message = f'"{text}" leads in to nothing: every unit below it is left out'
            remedy = "put the condition on the lead-in as well, or let one unit below stand always"
            yield "lead-in-bare", message, remedy, Severity.ERROR
        if len(below) == 1:
            message = f'only one unit is left under "{text}"'
            remedy = "write it into the unit above, or let a second one stand always"
            yield "lone-item", message, remedy, Severity.WARNING
    if clause.topics and not reading.operative:
        message = f"it is labelled {', '.join(clause.topics)}, and no sentence binds the Employer"
        remedy = "write who must do what, and by when, for this combination as well"
        yield "topic-not-delivered", message, remedy, Severity.ERROR


def children(paragraphs: list[Paragraph], index: int) -> list[Paragraph]:
    """The paragraphs right under one, on the next level."""
    level = paragraphs[index].level
    found = []
    for paragraph in paragraphs[index + 1 :]:
        if not level or paragraph.level <= level:
            break
        if paragraph.level == level + 1:
            found.append(paragraph)
    return found
