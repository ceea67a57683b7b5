"""`agreementkit lint`: whether a Word file can be read by everybody, and opened by Word."""

from pathlib import Path

from attrs import evolve

from agreementkit import Fault, Finding, InputError, RefusedError, lint_word
from agreementkit.cli.exits import Exit
from agreementkit.cli.inputs import word_file_bytes
from agreementkit.cli.output import show_findings, show_json, show_paragraph
from agreementkit.reports import Severity


def lint(file: Path, /, *, json: bool = False) -> Exit:
    """Say where a Word file falls short: for readers, and for Word itself.

    Parameters
    ----------
    file
        A Word file (.docx), whoever made it. It is only looked at, never changed.
    json
        Print one JSON object instead of words.
    """
    try:
        found = lint_word(_bytes(file))
    except RefusedError as error:
        faults = [evolve(fault, file=str(file)) for fault in error.faults]
        raise RefusedError(faults, reason=error.reason) from None
    if json:
        show_json({"format": 1, "findings": [_plain(finding) for finding in found]})
    else:
        show_findings(found)
        show_paragraph(_summary(found))
    wrong = any(finding.severity is Severity.ERROR for finding in found)
    return Exit.FINDINGS if wrong else Exit.FINE


def _bytes(file: Path) -> bytes:
    try:
        return word_file_bytes(file)
    except FileNotFoundError:
        fault = Fault(
            file=str(file),
            message="there is no such file",
            remedy="check the name and the folder",
        )
    except (OSError, ValueError) as error:
        fault = Fault(
            file=str(file),
            message=(getattr(error, "strerror", None) or "this cannot be a file's name").lower(),
            remedy="name a Word file, and close it in other programs",
        )
    raise InputError([fault])


def _summary(found: tuple[Finding, ...]) -> str:
    if not found:
        return "Nothing falls short."
    counts = (
        (sum(finding.severity is severity for finding in found), severity) for severity in Severity
    )
    return (
        ", ".join(
            f"{count} {severity}{'' if count == 1 else 's'}" for count, severity in counts if count
        )
        + "."
    )


def _plain(finding: Finding) -> dict[str, str]:
    """A finding as plain values; `docs/reference/json.md` fixes their names."""
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "place": finding.place,
        "message": finding.message,
        "remedy": finding.remedy,
    }
