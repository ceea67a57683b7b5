"""The wheel and the source archive carry everything, and the wheel works without the source."""

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from agreementkit.packs import bank_folder

ROOT = Path(__file__).parent.parent.parent
CLAUSES = {
    path.relative_to(ROOT / "clauses").as_posix()
    for path in (ROOT / "clauses").rglob("*")
    if path.is_file()
}
DATA = {
    path.relative_to(ROOT / "src").as_posix()
    for path in (ROOT / "src/agreementkit").rglob("*")
    if path.is_file() and path.suffix not in (".py", ".pyc")
}
"""The base template, the rules that are patterns, and whatever else is no code."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archives, the wheel built through the source archive as is the custom."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return out


def test_the_wheel_holds_every_clause_file_and_all_that_is_no_code(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {f"agreementkit/_clauses/{name}" for name in CLAUSES} <= names
    assert names >= DATA
    assert "agreementkit/py.typed" in names


def test_the_source_archive_holds_the_clauses_where_the_build_expects_them(built: Path) -> None:
    [archive] = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.split("/", 1)[1] for name in opened.getnames() if "/" in name}
    assert {f"clauses/{name}" for name in CLAUSES} <= names
    assert {"LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml"} <= names


def test_the_installed_wheel_finds_its_own_clauses(built: Path, tmp_path: Path) -> None:
    [wheel] = built.glob("*.whl")
    place = tmp_path / "venv"
    venv.create(place, system_site_packages=False)
    site = next(place.glob("lib/python*/site-packages"), place / "Lib" / "site-packages")
    # Dependencies are borrowed from here; the library itself only from the wheel.
    zipfile.ZipFile(wheel).extractall(site)
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (site / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    python = place / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    program = (
        "import agreementkit as ak; from agreementkit.files.pack_folder import bank_folder;"
        "print(len(ak.load_pack().clauses), bank_folder())"
    )
    done = subprocess.run(
        [str(python), "-c", program],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=True,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
    )
    count, folder = done.stdout.strip().split(" ", 1)
    assert int(count) == sum(name.endswith(".md") for name in CLAUSES)
    assert Path(folder) == site / "agreementkit" / "_clauses"


def test_in_a_checkout_the_clauses_lie_beside_the_source() -> None:
    assert bank_folder() == ROOT / "clauses"
