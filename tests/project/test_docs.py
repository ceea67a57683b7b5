"""The docs are true of this commit."""

import importlib.util
import re
from importlib import import_module
from pathlib import Path

import pytest
from tests.project.test_faces import FACES

import agreementkit as ak

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def generator() -> dict[str, str]:
    """What the generated pages should say."""
    spec = importlib.util.spec_from_file_location("generate", DOCS / "reference/generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return {name: "\n".join(page()) + "\n" for name, page in module.PAGES.items()}


def test_the_generated_pages_are_fresh() -> None:
    for name, text in generator().items():
        page = (DOCS / "reference" / name).read_text("utf-8")
        assert page == text, f"{name} is stale: run make reference"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_between_pages_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


@pytest.mark.parametrize("face", FACES[:-1])
def test_every_name_of_a_face_has_an_entry_in_its_section(face: str) -> None:
    page = (DOCS / "reference/python.md").read_text("utf-8")
    _, _, after = page.partition(f"\n## {face}\n")
    section, _, _ = after.partition("\n## ")
    own = re.findall(r"^### (\w+)$", section, re.MULTILINE)
    elsewhere = re.findall(r"\[`(\w+)`\]\(#\w+\)", section.partition("\nAlso here: ")[2])
    assert sorted([*own, *elsewhere]) == sorted(import_module(face).__all__)


def test_a_page_of_a_decision_carries_its_own_number() -> None:
    for page in (DOCS / "decisions").glob("0*.md"):
        assert page.read_text("utf-8").startswith(f"# {page.name[:4]}. "), page.name


def test_every_decision_is_in_the_index() -> None:
    index = (DOCS / "decisions/README.md").read_text("utf-8")
    for page in (DOCS / "decisions").glob("0*.md"):
        assert page.name in index


def test_the_glossary_is_in_alphabetical_order_and_names_real_values() -> None:
    rows = re.findall(
        r"^\| ([^|]+?) \| (.+?) \|$", (DOCS / "glossary.md").read_text("utf-8"), re.MULTILINE
    )
    words = [word for word, _ in rows if word not in ("word", "---")]
    assert words == sorted(words, key=str.casefold)
    public = {name for face in FACES for name in dir(import_module(face))}
    named = {name for _, meaning in rows for name in re.findall(r"`([A-Z]\w+)`", meaning)}
    assert named <= public


def test_the_readme_counts_what_there_is(pack: ak.Pack) -> None:
    words = {70: "Seventy"}
    text = (ROOT / "README.md").read_text("utf-8")
    assert f"{words[len(pack.clauses)]} clauses" in text
    assert "eleven topics" in text


def test_the_readme_shows_the_message_that_people_see(tmp_path: Path, pack: ak.Pack) -> None:
    file = tmp_path / "kent.toml"
    wrong = ak.starter_file(pack, "police", "Kent Police").replace('"Kent Police"', '"Kent Polise"')
    lines = [line for line in wrong.splitlines() if line and not line.startswith("#")]
    file.write_text("\n".join(["", *lines]), encoding="utf-8")
    with pytest.raises(ak.AgreementFileError) as caught:
        ak.read_agreement(file, pack)
    said = str(caught.value).replace(f"{tmp_path}/", "")
    assert said in (ROOT / "README.md").read_text("utf-8")


def test_the_script_in_the_readme_makes_the_draft_of_the_command_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from agreementkit.cli.app import main

    (tmp_path / "examples").symlink_to(ROOT / "examples", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    assert main(["draft", "examples/avon-and-somerset.toml", "-o", "drafts"]) == 0
    script = re.search(r"```python\n(.+?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert script is not None
    assert len(script[1].strip().splitlines()) <= 10
    exec(compile(script[1], "README.md", "exec"), {})
    by_command = tmp_path / "drafts/avon-and-somerset-police-draft-1.docx"
    by_script = tmp_path / "drafts/by-script.docx"
    assert by_script.read_bytes() == by_command.read_bytes()
