"""The digest of every part of every copy of the example, and of every sector's drafts.

    python -m tests.word.digests            # writes the file beside this one
    python tests/word/digests.py --print    # prints, for another Python to compare
    python tests/word/digests.py --print --example    # the example alone

It needs nothing but the library, so that a Python without pytest can run it.
"""

import hashlib
import io
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import agreementkit as ak

FILE = Path(__file__).parent / "digests.txt"
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "avon-and-somerset.toml"


def digests(*, sectors: bool = True) -> str:
    """A line a part of the example: copy, member, SHA-256; then a line a draft of each sector."""
    pack = ak.load_pack()
    lines = []
    for draft in ak.draft_copies(ak.read_agreement(EXAMPLE, pack), pack):
        with zipfile.ZipFile(io.BytesIO(draft.word)) as package:
            for name in package.namelist():
                digest = hashlib.sha256(package.read(name)).hexdigest()
                lines.append(f"{draft.copy} {name} {digest}")
    if sectors:
        lines += [line for id_ in sorted(pack.sectors) for line in _of_sector(id_, pack)]
    return "\n".join(lines) + "\n"


def _of_sector(id_: str, pack: ak.Pack) -> Iterator[str]:
    """The default agreement with the first employer, at each position, in each copy."""
    sector = pack.sectors[id_]
    employer = sector.employers[0]
    agreement = ak.Agreement(
        sector=id_,
        employer=employer.name,
        unions=list(employer.unions or sector.unions),
        commencement=date(2027, 4, 1),
        provisions=pack.bundle("default"),
    )
    for position in ak.Position:
        for draft in ak.draft_copies(agreement.at(position), pack):
            digest = hashlib.sha256()
            with zipfile.ZipFile(io.BytesIO(draft.word)) as package:
                for name in package.namelist():
                    digest.update(name.encode() + package.read(name))
            yield f"{id_} {position.name.lower()} {draft.copy} {digest.hexdigest()}"


if __name__ == "__main__":
    if "--print" in sys.argv:
        sys.stdout.write(digests(sectors="--example" not in sys.argv))
    else:
        FILE.write_text(digests(), encoding="utf-8")
