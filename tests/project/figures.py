"""The figures of the house, printed: how large it is, and how much of it one task enters.

    python -m tests.project.figures

Nothing is judged here; what must hold is held by the tests beside this file.
"""

import ast
import io
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path
from types import FrameType

import agreementkit as ak

SOURCE = Path(ak.__file__).parent
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "avon-and-somerset.toml"
WHEN = datetime(2027, 1, 15, 10, 0, tzinfo=UTC)


def sources() -> dict[Path, ast.Module]:
    """Every source file, parsed."""
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))}


def classes() -> Counter[str]:
    """How often each public class name stands at the top of a module."""
    return Counter(
        node.name
        for tree in sources().values()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )


def import_lines() -> int:
    """The lines that imports and `__all__` take."""
    total = 0
    for tree in sources().values():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Import | ast.ImportFrom | ast.Assign):
                continue
            if not isinstance(node, ast.Assign) or "__all__" in map(ast.unparse, node.targets):
                total += (node.end_lineno or node.lineno) - node.lineno + 1
    return total


def entered(task: Callable[[], object]) -> tuple[int, int]:
    """How many modules of ours have a function that runs while a task does, and how many run."""
    modules: set[str] = set()
    functions: set[str] = set()
    root = str(SOURCE)

    def note(frame: FrameType, event: str, _argument: object) -> None:
        code = frame.f_code
        if event == "call" and code.co_filename.startswith(root) and code.co_name != "<module>":
            modules.add(code.co_filename)
            functions.add(f"{code.co_filename}:{code.co_firstlineno}")

    sys.setprofile(note)
    try:
        task()
    finally:
        sys.setprofile(None)
    return len(modules), len(functions)


def draft() -> bytes:
    """One agreement, from its file to its Word file."""
    pack = ak.load_pack()
    return ak.draft(ak.read_agreement(EXAMPLE, pack), pack).word


def drafted() -> tuple[int, int]:
    """What drafting enters."""
    return entered(draft)


def edited(data: bytes) -> bytes:
    """A draft as an employer might send it back: one figure changed without a trace."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as written:
        for each in package.infolist():
            part = package.read(each.filename)
            if each.filename == "word/document.xml":
                part = part.replace(b"Working Days", b"Working Weeks", 1)
            written.writestr(each, part)
    return out.getvalue()


def receive() -> tuple[int, int]:
    """What came back for a draft, read and judged; the draft was made before."""
    with tempfile.TemporaryDirectory() as folder:
        talks = ak.start_negotiation(
            Path(folder) / "talks", EXAMPLE, ak.load_pack(), by="Branch secretary", when=WHEN
        )
        theirs = Path(folder) / "theirs.docx"
        sent = talks.send(by="Branch secretary", when=WHEN)
        theirs.write_bytes(edited(sent.read_bytes()))
        return entered(lambda: talks.receive(theirs, by="Branch secretary", when=WHEN))


def seconds_to_collect() -> float:
    """How long pytest takes to find the tests."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q"], capture_output=True, check=False
    )
    return time.perf_counter() - started


def figures() -> Iterator[tuple[str, object]]:
    """Each figure with what it is."""
    lengths = [len(path.read_text("utf-8").splitlines()) for path in sources()]
    twice = sorted(name for name, count in classes().items() if count > 1)
    yield "source files", len(lengths)
    yield "lines", sum(lengths)
    yield "median lines of a file", statistics.median(lengths)
    yield "longest file, lines", max(lengths)
    yield "imports and __all__, % of lines", round(100 * import_lines() / sum(lengths), 1)
    yield "public classes", sum(classes().values())
    yield "public class names that stand twice", " ".join(twice) or 0
    for name, task in (("draft", drafted), ("receive", receive)):
        # Each in a process of its own: what one remembers, the other must not skip.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            modules, functions = pool.submit(task).result()
        yield f"modules entered by {name}", modules
        yield f"functions entered by {name}", functions


if __name__ == "__main__":
    for what, figure in figures():
        print(f"{what:40} {figure}")
    if "--collect" in sys.argv:
        print(f"{'seconds to collect the tests':40} {seconds_to_collect():.1f}")
