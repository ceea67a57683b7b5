"""The digest of every part of every copy of the example: the same on any machine and Python.

    python -m tests.word.digests            # writes the file beside this one
    python tests/word/digests.py --print    # prints, for another Python to compare

It needs nothing but the library, so that a Python without pytest can run it.
"""

import hashlib
import io
import sys
import zipfile
from pathlib import Path

import agreementkit as ak

FILE = Path(__file__).parent / "digests.txt"
EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "avon-and-somerset.toml"


def digests() -> str:
    """A line a part: copy, member, SHA-256."""
    pack = ak.load_pack()
    agreement = ak.read_agreement(EXAMPLE, pack)
    lines = []
    for draft in ak.draft_copies(agreement, pack):
        with zipfile.ZipFile(io.BytesIO(draft.word)) as package:
            for name in package.namelist():
                digest = hashlib.sha256(package.read(name)).hexdigest()
                lines.append(f"{draft.copy} {name} {digest}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if "--print" in sys.argv:
        sys.stdout.write(digests())
    else:
        FILE.write_text(digests(), encoding="utf-8")
