"""Writes every clause as it reads: `make snapshots`, after a change of wording.

A reviewer reads the result and not the markup; a test fails where they differ.
"""

from pathlib import Path

import agreementkit as ak
from agreementkit.documents import Paragraph, text_of

FOLDER = Path(__file__).parent / "snapshots"


def readings() -> dict[str, str]:
    """Every clause at target, among all the others, for one force."""
    pack = ak.load_pack()
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        position="target",
        provisions=pack.bundle("full"),
    )
    return {
        heading.clause: "\n".join(
            [
                heading.title,
                *(
                    f"{'    ' * max(block.level - 2, 0)}{_number(block)} {text_of(block.spans)}"
                    for block in blocks
                    if isinstance(block, Paragraph)
                ),
                "",
            ],
        ).replace("\N{NO-BREAK SPACE}", " ")
        for heading, blocks in ak.compose(agreement, pack).clauses()
    }


def _number(block: Paragraph) -> str:
    # A clause's own number depends on which others stand before it.
    return f"·{block.number.rpartition('.')[2]}" if block.level == 2 else block.number


def main() -> None:
    """Write a file for each clause."""
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for id_, text in readings().items():
        (FOLDER / f"{id_}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
