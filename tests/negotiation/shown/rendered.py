"""Which kinds can be seen in LibreOffice: run by hand, `python -m tests.negotiation.shown.rendered`.

Each file is printed and held against the print of the untouched one. What is seen is kept in a
file beside this one, from which `python -m tests.negotiation.shown --not-yet` makes the page.
"""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

from tests.negotiation.silent_edits.package import members, zipped

from .kinds import HARMLESS, SHOWN, Kind
from .page import keep
from .sheet import Sheet

_AT_ONCE = 15
"""So many files a call: LibreOffice takes longer to start than to print one."""
_DOTS = 60
"""Dots an inch: enough to tell a digit that was raised."""
_BLOCK = 4
"""So many dots wide and high are compared as one: a run that was cut moves its letters by less."""
_FAINT = 40
"""Of 255 shades of grey: a smaller difference is none."""


def prints(folder: Path, names: Sequence[str]) -> None:
    """Print each `.docx` of a folder as a `.pdf` beside it, but for those that take for ever."""
    for start in range(0, len(names), _AT_ONCE):
        some = names[start : start + _AT_ONCE]
        _print(folder, some, seconds=6 * _AT_ONCE)
        for name in some:
            if not (folder / f"{name}.pdf").exists():
                _print(folder, [name], seconds=30)


def _print(folder: Path, names: Sequence[str], *, seconds: float) -> None:
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    files = [str(folder / f"{name}.docx") for name in names]
    with subprocess.Popen(
        [*command, "--outdir", str(folder), *files],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


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


def words(pdf: Path) -> str:
    """The signs of a print that can be seen; a digit for another is too small for the shades."""
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True)
    return "".join(sign for sign in done.stdout if category(sign)[0] in "LNPS")


def differ(one: Sequence[bytes], other: Sequence[bytes]) -> bool:
    """Whether two prints can be told apart."""
    return len(one) != len(other) or any(
        a != b and _apart(a, b) for a, b in zip(one, other, strict=True)
    )


def _apart(one: bytes, other: bytes) -> bool:
    blocks, others = _blocks(one), _blocks(other)
    if len(blocks) != len(others):
        return True
    return max(abs(x - y) for x, y in zip(blocks, others, strict=True)) > _FAINT * _BLOCK**2


def _blocks(page: bytes) -> list[int]:
    """The blocks of a page, each as the sum of its shades."""
    _, size, _, dots = page.split(b"\n", 3)
    width, height = map(int, size.split())
    rows = [dots[start : start + width] for start in range(0, width * height, width)]
    return [
        sum(sum(row[across : across + _BLOCK]) for row in rows[down : down + _BLOCK])
        for down in range(0, height, _BLOCK)
        for across in range(0, width, _BLOCK)
    ]


def _printable(data: bytes) -> bytes:
    """A file in which tracking is off: LibreOffice marks what it does itself while opening one."""
    parts = members(data)
    settings = "word/settings.xml"
    off = parts[settings].replace(b"<w:trackRevisions/>", b"")
    return zipped({**parts, settings: off})


def seen(kinds: Mapping[str, Kind], folder: Path) -> Iterator[tuple[Kind, str]]:
    """Of each kind, whether it is seen: yes, no, or not opened."""
    (folder / "untouched.docx").write_bytes(_printable(Sheet().file()))
    numbered = {f"kind-{number}": kind for number, kind in enumerate(kinds.values())}
    for stem, kind in numbered.items():
        (folder / f"{stem}.docx").write_bytes(_printable(kind.file()))
    prints(folder, ["untouched", *numbered])
    untouched = folder / "untouched.pdf"
    shades, text = pages(untouched), words(untouched)
    for stem, kind in numbered.items():
        now = pages(folder / f"{stem}.pdf")
        same = words(folder / f"{stem}.pdf") == text and not differ(shades, now)
        yield kind, "not opened" if not now else "no" if same else "yes"


def main() -> None:
    """Print what is seen, and keep it for the page."""
    answers = {}
    with TemporaryDirectory() as folder:
        for kind, answer in seen({**SHOWN, **HARMLESS}, Path(folder)):
            print(f"{answer:12}{kind.group:12}{kind.name}", flush=True)
            answers[kind.name] = answer
    keep({name: answer for name, answer in answers.items() if name in SHOWN})


if __name__ == "__main__":
    main()
