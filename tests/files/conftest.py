"""Small folders of clauses, made where a test may change them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import agreementkit as ak

DATA = Path(__file__).parent.parent / "data"

CLAUSE = """\
+++
version = 1
title = "Biscuits"
topics = ["food"]
sources = ["proposal"]
summary = "There are biscuits."

[parameters.tins]
kind = "count"
label = "Tins"
range = [1, 9]
better = "higher"
opening = 3
target = 2
fallback = 1
source = ["proposal"]

[negotiating]
why = "Tea alone is not enough."
approval = "branch committee"
+++

1. The Employer must give the Union {tins} tins of biscuits.
"""

ALONE = {
    "pack.toml": 'format = 1\nid = "tea"\ntitle = "Tea"\n[bundles]\ndefault = ["biscuits"]\n',
    "strategy.toml": """\
id = "tea"
title = "Tea"
source = "The kettle"
areas = [{ id = "kitchen", title = "Kitchen", topics = [{ id = "food", title = "Food" }] }]
framework = { id = "framework", title = "Framework", topics = [] }
""",
    "sources.toml": '[sources.proposal]\ntitle = "A proposal"\ngrade = "C"\n',
    "sectors/tea.toml": """\
id = "tea"
title = "Tea makers"
unions = ["GMB"]
machinery = "the Tea Council"
jurisdiction = "wales"
crown = false
pay_remit = false
workforce = "all who pour"
[[employers]]
name = 'The "Urn"'
legal_name = "The Urn"
policing_body = 'The "Kettle"'
""",
    "kitchen/biscuits.md": CLAUSE,
}
"""A whole pack, with a strategy of its own."""

Folder = Callable[[Mapping[str, str]], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Writes files into a folder of clauses, and gives the folder."""

    def write(files: Mapping[str, str]) -> Path:
        for name, text in files.items():
            path = tmp_path / "pack" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path / "pack"

    return write


@pytest.fixture(scope="session")
def own() -> ak.Pack:
    """The model clauses with a tea break laid over them: one value of each kind."""
    return ak.load_pack(DATA / "own-clauses")
