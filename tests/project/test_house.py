"""The house keeps its own rules: names, sizes, who imports whom, what stands where."""

import importlib
import pkgutil
import re
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from tests.project.figures import classes, sources

import agreementkit

ROOT = Path(__file__).parent.parent.parent
SOURCE = ROOT / "src" / "agreementkit"
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "src").rglob("*.py"))
FACES = ("__init__", "documents", "negotiation/__init__", "packs", "reports", "text/__init__")
MARKUP = (
    "agreementkit/ooxml/",
    "word/markup_writer.py",
    "word/schema_subset.py",
    "word/literal_markup.py",
    "word/house_style/",
)
"""Where the tags of WordprocessingML are named."""


def modules() -> list[str]:
    found = pkgutil.walk_packages(agreementkit.__path__, "agreementkit.")
    return [module.name for module in found]


@pytest.mark.parametrize("name", modules())
def test_every_module_says_what_it_is(name: str) -> None:
    assert importlib.import_module(name).__doc__, "a module begins with what it is for"


def test_what_is_private_is_marked_in_one_way() -> None:
    """A leading underscore; `__all__` stands in faces alone."""
    testing = {"src/agreementkit/testing/__init__.py", "src/agreementkit/_lazy.py"}
    faces = {f"src/agreementkit/{face}.py" for face in FACES} | testing
    listed = [file for file in FILES if "__all__" in (ROOT / file).read_text("utf-8")]
    assert set(listed) <= faces


@pytest.mark.parametrize("file", FILES)
def test_no_file_is_longer_than_one_can_keep_in_mind(file: str) -> None:
    assert len((ROOT / file).read_text("utf-8").splitlines()) <= 800


def test_no_room_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "common", "base", "manager", "misc", "tools"}
    assert not [file for file in FILES if Path(file).stem in empty]


def test_no_two_public_classes_share_a_name() -> None:
    assert [name for name, count in classes().items() if count > 1] == []


def test_no_two_modules_of_one_room_share_a_name() -> None:
    rooms = Counter(
        (path.relative_to(SOURCE).parts[0], path.stem)
        for path in sources()
        if path.stem != "__init__"
    )
    assert [name for name, count in rooms.items() if count > 1] == []


def test_no_room_holds_a_name_of_the_old_private_language() -> None:
    """Words that told nobody where to look; docs/glossary.md has the field's own."""
    private = {
        "said",
        "telling",
        "hand",
        "beside",
        "apart",
        "turned",
        "taken_back",
        "evened",
        "squeeze",
        "deeds",
        "claims",
        "cutting",
        "alike",
        "known",
        "leftovers",
        "theirs",
        "under",
        "adopted",
        "worst",
        "talks",
        "moving",
        "settling",
        "seeming",
        "struck",
        "dress",
        "sane",
        "shelf",
    }
    assert not [file for file in FILES if Path(file).stem in private]
    assert not set(classes()) & {"Look", "Looks", "Whose", "Closing", "Beside", "Fate"}


def test_the_import_contracts_hold_and_cover_every_room() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


def test_raw_markup_is_named_where_markup_is_written_or_read_alone() -> None:
    outside = [
        file
        for file in FILES
        if not any(room in file for room in MARKUP)
        and re.search(r"[\"'<]w:\w", (ROOT / file).read_text("utf-8"))
    ]
    assert outside == []


def test_importing_the_library_loads_nothing_that_is_not_used() -> None:
    program = (
        "import sys; before = set(sys.modules); import agreementkit; "
        "print(sorted(n for n in set(sys.modules) - before if n not in sys.stdlib_module_names))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    loaded = done.stdout.strip()
    ours = {"agreementkit", "agreementkit._lazy"}
    others = set(re.findall(r"'([^']+)'", loaded)) - ours
    assert not [name for name in others if name.split(".")[0] not in sys.stdlib_module_names], (
        loaded
    )


def test_building_and_checking_values_loads_no_library_for_files() -> None:
    slow = ("docx", "lxml", "filelock", "rich", "cyclopts", "hypothesis")
    program = (
        "import sys, agreementkit as ak; pack = ak.load_pack(); "
        "agreement = ak.Agreement(sector='police', employer='Kent Police', unions=['UNISON'], "
        "provisions=pack.bundle('default')); ak.check(agreement, pack); "
        f"print([n for n in {slow} if n in sys.modules])"
    )
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
