"""How fast we are, each figure against another way of doing the same: `make bench`.

Absolute times mean nothing on a shared machine, so every figure is a ratio taken in
one run: the two sides in turn, medians over the rounds. `ROUNDS=1` shows that the
benchmark works; seven or more give figures to quote.
"""

import gc
import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from functools import partial
from pathlib import Path

import docx
from attrs import evolve, frozen
from lxml import etree
from markdown_it import MarkdownIt

import agreementkit as ak
from agreementkit import DraftOptions, documents
from agreementkit.checking.examine import examine
from agreementkit.documents import (
    ClauseHeading,
    Paragraph,
    PartHeading,
    ScheduleHeading,
    SignatureBlock,
    Table,
    text_of,
)
from agreementkit.drafting.draft import private_in
from agreementkit.files.pack_folder import PackReader
from agreementkit.packs import bank_folder
from agreementkit.word.gate import guarded_word_bytes

sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from tests.benchmarks.a_return import Answered, code_of

SIDE = documents.Author(name="Union side", initials="US")
DAY = datetime(2027, 1, 15)  # noqa: DTZ001 - as Word keeps it
ROUNDS = int(os.environ.get("ROUNDS", "7"))

Work = Callable[[], object]


@frozen(kw_only=True)
class Figure:
    """One line of the table: what is measured, against what, and what is aimed at."""

    name: str
    against: str
    ours: float
    theirs: float
    target: float
    faster: bool = False
    """Whether the target says how many times faster we must be, or how much slower we may."""

    def __str__(self) -> str:
        ratio = self.theirs / self.ours if self.faster else self.ours / self.theirs
        met = ratio >= self.target if self.faster else ratio <= self.target
        sign = "x faster" if self.faster else "x"
        aim = f"{'at least' if self.faster else 'at most'} {self.target:g}{sign}"
        return (
            f"{self.name:<26} {self.against:<38} {self.ours * 1000:>9.2f} "
            f"{self.theirs * 1000:>9.2f} {ratio:>8.2f}{sign:<8} {aim:<20} {'met' if met else 'NOT MET'}"
        )


def timed(work: Work) -> float:
    """How long one call takes, in seconds; what other figures left in memory does not count."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
    finally:
        gc.enable()


def both(ours: Work, theirs: Work, rounds: int = ROUNDS) -> tuple[float, float]:
    """The median of each, taken in turn."""
    pairs = [(timed(ours), timed(theirs)) for _ in range(rounds)]
    return statistics.median(o for o, _ in pairs), statistics.median(t for _, t in pairs)


def workload(pack: ak.Pack) -> ak.Agreement:
    """Every clause at opening, for one force, with a register of five systems."""
    return ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        provisions=pack.bundle("full"),
        systems=[ak.System(name=f"System {n}", purpose="Sorts calls") for n in range(5)],
    )


def floor(data: bytes) -> Work:
    """Serialise the same parts, and deflate them: what no writer can do without."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        trees = {name: etree.fromstring(package.read(name)) for name in package.namelist()}

    def work() -> None:
        with zipfile.ZipFile(io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as package:
            for name, tree in trees.items():
                package.writestr(name, etree.tostring(tree, encoding="UTF-8"))

    return work


def by_style_name(document: ak.Document) -> None:  # noqa: C901 - one case a block
    """The ordinary way with python-docx: its default template, styles by name."""
    word = docx.Document()
    for block in document.blocks:
        match block:
            case PartHeading() | ScheduleHeading():
                word.add_paragraph(f"{block.number} {block.title}", style="Heading 1")
            case ClauseHeading():
                word.add_paragraph(f"{block.number} {block.title}", style="Heading 2")
            case Paragraph():
                style = {2: "List Number", 3: "List Number 2", 4: "List Number 3"}.get(block.level)
                paragraph = word.add_paragraph(style=style or "Normal")
                for span in block.spans:
                    paragraph.add_run(span.text)
            case Table():
                table = word.add_table(rows=1 + len(block.rows), cols=len(block.header))
                for cell, text in zip(table.rows[0].cells, block.header, strict=True):
                    cell.text = text
                for row, cells in zip(table.rows[1:], block.rows, strict=True):
                    for cell, spans in zip(row.cells, cells, strict=True):
                        cell.text = text_of(spans)
            case SignatureBlock():
                word.add_paragraph(block.heading, style="Normal")
    word.save(io.BytesIO())


def as_markdown(document: ak.Document) -> str:
    """The same text for pandoc."""
    lines = []
    for block in document.blocks:
        match block:
            case PartHeading() | ScheduleHeading():
                lines.append(f"# {block.title}")
            case ClauseHeading():
                lines.append(f"## {block.title}")
            case Paragraph():
                lines.append(text_of(block.spans))
            case _:
                pass
    return "\n\n".join(lines)


def template_filler(document: ak.Document, folder: Path) -> Work | None:
    """docxtpl filling a template that loops over the same paragraphs; None without it."""
    try:
        from docxtpl import DocxTemplate
    except ModuleNotFoundError:
        return None
    word = docx.Document()
    word.add_paragraph("{%p for text in texts %}")
    word.add_paragraph("{{ text }}")
    word.add_paragraph("{%p endfor %}")
    path = folder / "template.docx"
    word.save(str(path))
    texts = [text_of(b.spans) for b in document.blocks if isinstance(b, Paragraph)]

    def work() -> None:
        template = DocxTemplate(str(path))
        template.render({"texts": texts}, autoescape=True)
        template.save(io.BytesIO())

    return work


def only_parse(folder: Path) -> Work:
    """Parse the same bodies with markdown-it-py and the same headers with tomllib."""
    parser = MarkdownIt("commonmark").enable("table")

    def work() -> None:
        for path in folder.glob("*/*.md"):
            _, head, body = path.read_text("utf-8").split("+++", 2)
            tomllib.loads(head)
            parser.parse(body)
        for path in [*folder.glob("*.toml"), *folder.glob("*/*.toml")]:
            tomllib.loads(path.read_text("utf-8"))

    return work


def only_walk(data: bytes) -> Work:
    """Take the main part out, parse it with lxml, and meet every element once."""

    def work() -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            root = etree.fromstring(package.read("word/document.xml"))
        for _ in root.iter():
            pass

    return work


def python(code: str) -> Work:
    """A whole process that runs some code."""
    return partial(subprocess.run, [sys.executable, "-c", code], check=True, capture_output=True)


def larger(pack: ak.Pack, times: int) -> tuple[ak.Pack, ak.Agreement]:
    """The pack and the agreement with each clause so many times over."""
    clauses = {
        f"{id_}-{n}": evolve(clause, id=f"{id_}-{n}", title=f"{clause.title} {n}")
        for n in range(times)
        for id_, clause in pack.clauses.items()
    }
    whole = evolve(pack, clauses={**pack.clauses, **clauses})
    agreement = evolve(
        workload(pack),
        provisions=[clause.at() for clause in clauses.values()],
    )
    return whole, agreement


def one_round(folder: Path, pack: ak.Pack) -> Figure:
    """Reading a return of fifteen pages, grading it and writing the reply, as one process."""
    answered = Answered(folder, pack)

    def work() -> object:
        return python(code_of(answered.copy(), answered.back))()

    ours, theirs = both(work, python("import time; time.sleep(1)"))
    return Figure(
        name="read, grade and reply",
        against="a process that waits for a second",
        ours=ours,
        theirs=theirs,
        target=1,
    )


def figures(folder: Path) -> Iterator[Figure]:
    """Every figure, as it is ready."""
    pack = ak.load_pack()
    agreement = workload(pack)
    document = ak.compose(agreement, pack)
    data = ak.word_bytes(document)

    def write() -> bytes:
        return ak.word_bytes(document)

    def read() -> object:
        return ak.read_word(data)

    def compose_and_check() -> object:
        return examine(ak.compose(agreement, pack), agreement, pack)

    def figure(name: str, against: str, pair: tuple[float, float], aim: float) -> Figure:
        return Figure(name=name, against=against, ours=pair[0], theirs=pair[1], target=aim)

    yield figure("write_word", "serialise and deflate alone", both(write, floor(data)), 2)
    slow = both(write, partial(by_style_name, document))
    yield evolve(figure("write_word", "python-docx by style name", slow, 40), faster=True)
    if filler := template_filler(document, folder):
        pair = both(write, filler)
        yield evolve(figure("write_word", "docxtpl, text only", pair, 4), faster=True)
    if shutil.which("pandoc"):
        source, target = folder / "text.md", folder / "text.docx"
        source.write_text(as_markdown(document), encoding="utf-8")
        command = ["pandoc", str(source), "-o", str(target)]
        pair = both(write, partial(subprocess.run, command, check=True))
        yield evolve(figure("write_word", "pandoc from Markdown, a process", pair, 20), faster=True)
    yield figure("compose + check", "our own write_word", both(compose_and_check, write), 1)

    yield figure("read_word", "lxml parses it and walks once", both(read, only_walk(data)), 4)
    private = private_in(agreement, pack, DraftOptions())
    guarded = both(lambda: guarded_word_bytes(document, private), write)
    yield figure("write and pass the gate", "our own write_word", guarded, 6)

    bank = bank_folder()
    cold = both(PackReader(bank, None).pack, only_parse(bank))
    yield figure("load_pack, cold", "markdown-it-py and tomllib alone", cold, 1.5)
    again = both(ak.load_pack, PackReader(bank, None).pack)
    yield figure("load_pack, again", "cold", again, 0.01)

    libraries = python("import attrs, cattrs")
    pair = both(python("import agreementkit"), libraries)
    yield figure("import agreementkit", "import attrs, cattrs (processes)", pair, 1.3)
    file = folder / "kent.toml"
    file.write_text(ak.starter_file(pack, "police", "Kent Police"), encoding="utf-8")
    check = f"from agreementkit.cli.app import main; main(['check', {str(file)!r}])"
    yield figure(
        "agreementkit check",
        "import attrs, cattrs (processes)",
        both(python(check), libraries),
        3,
    )

    yield one_round(folder, pack)

    each = list(ak.for_each_employer(agreement, pack))

    def many(executor: ProcessPoolExecutor | None) -> None:
        for _ in ak.draft_many(each, pack, executor=executor):
            pass

    with ProcessPoolExecutor(2) as pool:
        many(pool)  # the processes are started and warm
        pair = both(partial(many, pool), partial(many, None), rounds=max(1, ROUNDS // 2))
    yield evolve(figure("43 drafts, two processes", "one process", pair, 1.6), faster=True)

    tenfold_pack, tenfold = larger(pack, 10)
    once_pack, once = larger(pack, 1)
    tenfold_text, once_text = ak.compose(tenfold, tenfold_pack), ak.compose(once, once_pack)
    ten_file, one_file = ak.word_bytes(tenfold_text), ak.word_bytes(once_text)
    ten_other = ak.compose(tenfold.at("target"), tenfold_pack)
    one_other = ak.compose(once.at("target"), once_pack)
    for name, ten, one in (
        (
            "compose, 10x the clauses",
            lambda: ak.compose(tenfold, tenfold_pack),
            lambda: ak.compose(once, once_pack),
        ),
        (
            "check, 10x the clauses",
            lambda: examine(tenfold_text, tenfold, tenfold_pack),
            lambda: examine(once_text, once, once_pack),
        ),
        (
            "write, 10x the clauses",
            lambda: ak.word_bytes(tenfold_text),
            lambda: ak.word_bytes(once_text),
        ),
        (
            "read, 10x the clauses",
            lambda: ak.read_word(ten_file),
            lambda: ak.read_word(one_file),
        ),
        (
            "compare, 10x the clauses",
            lambda: ak.compare(tenfold_text, ten_other, author=SIDE, when=DAY),
            lambda: ak.compare(once_text, one_other, author=SIDE, when=DAY),
        ),
    ):
        yield figure(name, "1x", both(ten, one), 11)


def main() -> None:
    """Print the table."""
    print(f"{ROUNDS} rounds, medians, in milliseconds")
    print(
        f"{'what':<26} {'against':<38} {'ours':>9} {'theirs':>9} {'ratio':>8}{'':8} {'target':<20}",
    )
    with tempfile.TemporaryDirectory() as folder:
        for figure in figures(Path(folder)):
            print(figure, flush=True)


if __name__ == "__main__":
    main()
