"""Freezes every clause at its present version: `make issue`, once the wording is agreed.

Versions that were issued before are kept as they are.
"""

from pathlib import Path

from agreementkit.files.issued import digest, issued_digests, issued_key

CLAUSES = Path(__file__).parent.parent.parent / "clauses"


def main() -> None:
    """Write `issued.toml` with every version that is not in it yet."""
    file = CLAUSES / "issued.toml"
    held = dict(issued_digests(CLAUSES)) if file.exists() else {}
    for path in sorted(CLAUSES.glob("*/*.md")):
        held.setdefault(issued_key(path), digest(path))
    lines = [f'"{key}" = "{value}"' for key, value in sorted(held.items())]
    head = "# Fingerprints of issued clause text, by id and version. Written by `make issue`.\n"
    file.write_text(head + "[issued]\n" + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
