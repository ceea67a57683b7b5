"""A rule's own examples, made into what a check is given: just as the reference shows them."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import evolve

import agreementkit as ak
from agreementkit.checking.examine import examine
from agreementkit.files.clause_file import read_clause
from agreementkit.files.pack_folder import PackReader
from agreementkit.packs import Example, Rule

USUAL = {"format": 1, "sector": "police", "employer": "Kent Police", "unions": ["UNISON"]}
"""What an example's lines leave out."""
HEADER = """\
version = 1
title = "Example"
summary = "An example."
topics = []
sources = ["proposal"]
"""
NOTES = '\n[negotiating]\nwhy = "It is fair."\napproval = "branch committee"\n'


def report(rule: Rule, example: Example, folder: Path) -> ak.Report:
    """What one rule says of an example.

    Args:
        rule: the only one that is asked.
        example: the clause, the lines of the agreement file, or both.
        folder: a place to write a clause file in.
    """
    pack = pack_for(example, folder)
    table: dict[str, Any] = USUAL | tomllib.loads(example.file, parse_float=Decimal)
    if example.clause:
        # Nothing but the clause, and what the lines add to it.
        keep = {*table.get("include", ()), example.id}
        table["leave_out"] = [each.clause for each in pack.bundle() if each.clause not in keep]
        table["include"] = sorted(keep)
    agreement = ak.agreement_from(table, pack)
    return examine(ak.compose(agreement, pack), agreement, pack, rules=[rule])


def pack_for(example: Example, folder: Path) -> ak.Pack:
    """The project's clauses, with the example's clause and laws laid over them."""
    pack = ak.load_pack()
    if example.laws:
        (folder / "law.toml").write_text(example.laws, encoding="utf-8")
        pack = PackReader(folder, pack).pack()
    if example.clause:
        path = folder / "framework" / f"{example.id}.md"
        path.parent.mkdir(exist_ok=True)
        head = f"{HEADER}{example.header}\n{NOTES}"
        path.write_text(f"+++\n{head}+++\n\n{example.clause}\n", encoding="utf-8")
        clause, faults = read_clause(path, f"framework/{example.id}.md")
        assert clause is not None, [str(fault) for fault in faults]
        assert not faults
        pack = evolve(pack, clauses={**pack.clauses, clause.id: clause})
    return pack
