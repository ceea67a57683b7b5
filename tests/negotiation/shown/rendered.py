"""Which kinds can be seen in LibreOffice: run by hand, `python -m tests.negotiation.shown.rendered`.

Each file is printed and held against the print of the untouched one, pixel by pixel. With
`--page` it also writes the table of docs/explanation/what-a-file-shows.md.
"""

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from .judged import judgement
from .kinds import HARMLESS, SHOWN, Kind
from .sheet import Sheet

_AT_ONCE = 25
"""So many files a call: LibreOffice takes longer to start than to print one."""
_DOTS = 60
"""Dots an inch: enough to tell a digit that was raised."""
_FAINT = 20
"""Of 255 shades of grey: a smaller difference is none."""
_PAGE = Path(__file__).parents[3] / "docs" / "explanation" / "what-a-file-shows.md"
_TABLE = "| change | where | seen in LibreOffice 7.4 | told as |\n|---|---|---|---|\n"


def prints(folder: Path, names: Sequence[str]) -> None:
    """Print each `.docx` of a folder as a `.pdf` beside it."""
    for start in range(0, len(names), _AT_ONCE):
        files = [str(folder / f"{name}.docx") for name in names[start : start + _AT_ONCE]]
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                *files,
            ],
            capture_output=True,
            timeout=600,
        )


def pages(pdf: Path) -> list[bytes]:
    """The pages of a print as shades of grey; none where there is no print."""
    if not pdf.exists():
        return []
    stem = pdf.with_suffix("")
    subprocess.run(["pdftoppm", "-r", str(_DOTS), "-gray", str(pdf), str(stem)], check=True)
    found = sorted(stem.parent.glob(f"{stem.name}-*.pgm"))
    shades = [each.read_bytes() for each in found]
    for each in found:
        each.unlink()
    return shades


def differ(one: Sequence[bytes], other: Sequence[bytes]) -> bool:
    """Whether two prints can be told apart."""
    return len(one) != len(other) or any(
        a != b and (len(a) != len(b) or any(abs(x - y) > _FAINT for x, y in zip(a, b, strict=True)))
        for a, b in zip(one, other, strict=True)
    )


def seen(kinds: Mapping[str, Kind]) -> Iterator[tuple[Kind, str]]:
    """Of each kind, whether it is seen: yes, no, or not opened."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "untouched.docx").write_bytes(Sheet().file())
        numbered = {f"kind-{number}": kind for number, kind in enumerate(kinds.values())}
        for stem, kind in numbered.items():
            (folder / f"{stem}.docx").write_bytes(kind.file())
        prints(folder, ["untouched", *numbered])
        untouched = pages(folder / "untouched.pdf")
        for stem, kind in numbered.items():
            now = pages(folder / f"{stem}.pdf")
            yield kind, "not opened" if not now else "yes" if differ(untouched, now) else "no"


def _told(kind: Kind) -> str:
    said = judgement(kind.name)
    if said.refused:
        return "refused"
    return "an alarm" if said.told else "not yet"


def _row(kind: Kind, answer: str) -> str:
    where = kind.clause or ("throughout" if kind.whole else "outside the clauses")
    return f"| {kind.name}: {kind.seen} | {where} | {answer} | {_told(kind)} |\n"


def main() -> None:
    """Print what is seen; write it to the page if asked."""
    answers = [*seen({**SHOWN, **HARMLESS})]
    for kind, answer in answers:
        print(f"{answer:12}{kind.group:12}{kind.name}")
    if "--page" in sys.argv:
        before, mark, _ = _PAGE.read_text("utf-8").partition("<!-- table -->\n")
        groups: dict[str, list[str]] = {}
        for kind, answer in answers:
            if kind.name in SHOWN:
                groups.setdefault(kind.group, []).append(_row(kind, answer))
        tables = "".join(
            f"\n## {group.capitalize()}\n\n{_TABLE}{''.join(rows)}"
            for group, rows in groups.items()
        )
        _PAGE.write_text(before + mark + tables, "utf-8")


if __name__ == "__main__":
    main()
