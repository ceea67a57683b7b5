"""The page of docs/explanation that has every kind: where, seen or not, and told as what."""

from collections.abc import Mapping
from pathlib import Path

from .judged import judgement
from .kinds import SHOWN, Kind

__all__ = ["PAGE", "keep", "page"]

PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "what-a-file-shows.md"
_SEEN = Path(__file__).with_name("seen_in_libreoffice.txt")
_TITLES = {
    "bound": "Content controls and what they are bound to",
    "carriers": "Words that some programs show and others do not",
    "characters": "Letters, spaces and breaks",
    "drawings": "Shapes, lines, pictures and boxes",
    "fields": "Fields over words that we wrote as words",
    "letters": "The look of words",
    "numbers": "The look of numbers, and how they are counted",
    "pages": "Pages, headers and settings",
    "paragraphs": "Where a paragraph stands",
    "references": "References, bookmarks and the contents",
    "settings": "Settings",
    "styles": "Styles",
    "tables": "Tables",
}
_MARK = "<!-- table -->\n"
_HEAD = "| change | where | seen in LibreOffice 7.4 | told as |\n|---|---|---|---|\n"


def keep(answers: Mapping[str, str]) -> None:
    """Write down which kinds are seen, as they were printed by LibreOffice."""
    lines = (f"{answer}: {name}\n" for name, answer in answers.items())
    _SEEN.write_text("".join(sorted(lines)), "utf-8")


def page() -> str:
    """The page as it must be today: what stands before its tables is written by hand."""
    lines = (line.partition(": ") for line in _SEEN.read_text("utf-8").splitlines())
    answers = {name: answer for answer, _, name in lines}
    before, _, _ = PAGE.read_text("utf-8").partition(_MARK)
    groups: dict[str, list[str]] = {}
    for kind in SHOWN.values():
        groups.setdefault(kind.group, []).append(_row(kind, answers.get(kind.name, "not tried")))
    tables = "".join(
        f"\n## {_TITLES[group]}\n\n{_HEAD}{''.join(rows)}" for group, rows in groups.items()
    )
    return before + _MARK + tables


def _row(kind: Kind, answer: str) -> str:
    where = kind.clause or ("throughout" if kind.whole else "outside the clauses")
    return f"| {kind.name}: {kind.seen} | {where} | {answer} | {_told(kind)} |\n"


def _told(kind: Kind) -> str:
    said = judgement(kind.name)
    if said.refused:
        return "refused"
    return "an alarm" if said.told else "not yet"
