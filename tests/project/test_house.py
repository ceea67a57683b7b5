"""The house keeps its own rules: what is public, how long files are, who imports whom."""

import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import agreementkit

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "agreementkit"
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "src").rglob("*.py"))
ROOMS = sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))


def modules() -> list[str]:
    found = pkgutil.walk_packages(agreementkit.__path__, "agreementkit.")
    return [module.name for module in found]


def test_the_public_names_are_there_and_nothing_else_is_public() -> None:
    for name in agreementkit.__all__:
        assert getattr(agreementkit, name) is not None
    assert sorted(set(agreementkit.__all__)) == sorted(agreementkit.__all__)
    visible = {name for name in dir(agreementkit) if not name.startswith("_")}
    # Rooms are there because they were imported; they are named in the docs one by one.
    assert visible - set(agreementkit.__all__) - set(ROOMS) <= {
        "TYPE_CHECKING",
        "errors",
        "import_module",
    }


def test_what_is_not_there_is_refused_by_name() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        agreementkit.nonsense  # noqa: B018


@pytest.mark.parametrize("name", modules())
def test_every_module_says_what_it_is_and_offers_what_it_has(name: str) -> None:
    module = importlib.import_module(name)
    assert module.__doc__, "a module begins with what it is for"
    if name.endswith("__main__"):
        return
    offered = getattr(module, "__all__", [])
    if not offered:
        assert not [n for n, v in vars(module).items() if n[0] != "_" and not inspect.ismodule(v)]
    for each in offered:
        thing = getattr(module, each)
        own = getattr(thing, "__module__", "").startswith("agreementkit")
        if own and (inspect.isclass(thing) or inspect.isfunction(thing)):
            assert inspect.getdoc(thing), f"{each} has no docstring"


@pytest.mark.parametrize("file", FILES)
def test_no_file_is_longer_than_one_can_keep_in_mind(file: str) -> None:
    assert len((ROOT / file).read_text("utf-8").splitlines()) <= 800


def test_most_files_are_short() -> None:
    lengths = sorted(len((ROOT / file).read_text("utf-8").splitlines()) for file in FILES)
    assert lengths[len(lengths) // 2] <= 120


def test_no_room_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "common", "base", "manager", "misc", "tools"}
    assert not [file for file in FILES if Path(file).stem in empty]


def test_the_import_contracts_hold_and_cover_every_room() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_raw_markup_is_named_in_one_room_only() -> None:
    outside = [
        file
        for file in FILES
        if not {"oxml", "schema_subset.py"} & set(Path(file).parts)
        and re.search(r"[\"'<]w:\w", (ROOT / file).read_text("utf-8"))
    ]
    assert outside == []


def test_importing_the_library_loads_nothing_slow() -> None:
    slow = ("docx", "lxml", "markdown_it", "cattrs", "filelock", "rich", "cyclopts", "hypothesis")
    program = f"import sys, agreementkit; print([n for n in {slow} if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_the_core_depends_on_six_libraries() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = sorted(re.match(r"[\w-]+", each).group() for each in project["dependencies"])  # type: ignore[union-attr]
    assert names == ["attrs", "cattrs", "filelock", "lxml", "markdown-it-py", "python-docx"]


def test_nothing_names_a_machine_or_a_download_address() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    ).stdout.split("\n")
    address = "index" + "-url"
    wrong = re.compile(rf"{address}|/home/|C:\\\\Users\\\\[a-z]")
    named = [
        name
        for name in listed
        if name.endswith((".py", ".toml", ".txt", ".md", "Makefile", "run"))
        and (ROOT / name).is_file()
        and name != "tests/project/test_house.py"
        and wrong.search((ROOT / name).read_text("utf-8", errors="replace"))
    ]
    assert named == []
