"""A negotiation of fifteen pages in which a marked-up file has come back: what a round costs."""

import io
import shutil
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from pathlib import Path

import agreementkit as ak
from agreementkit import start_negotiation

__all__ = ["Answered", "code_of"]

US, WHEN = "Branch secretary", datetime(2027, 1, 15)  # noqa: DTZ001 - as Word keeps it
TRACKED = (
    '</w:t></w:r><w:del w:id="9{0}" w:author="HR" w:date="2027-01-20T09:00:00Z"><w:r>'
    '<w:delText xml:space="preserve">must</w:delText></w:r></w:del>'
    '<w:ins w:id="8{0}" w:author="HR" w:date="2027-01-20T09:00:00Z"><w:r>'
    '<w:t xml:space="preserve">should</w:t></w:r></w:ins><w:r><w:t xml:space="preserve">'
)


class Answered:
    """A folder with one draft sent, and the employer's answer beside it."""

    def __init__(self, folder: Path, pack: ak.Pack) -> None:
        self.folder, self.back = folder / "talks", folder / "back.docx"
        self.numbers = count()
        kept = {held.clause for held in pack.bundle("framework")}
        left = [held.clause for held in pack.bundle("default") if held.clause not in kept]
        file = folder / "agreement.toml"
        file.write_text(
            'format = 1\nsector = "police"\nemployer = "Kent Police"\nunions = ["UNISON"]\n'
            f"leave_out = {left}\n",
            encoding="utf-8",
        )
        negotiation = start_negotiation(self.folder, file, pack, by=US, when=WHEN)
        self.back.write_bytes(_marked_up(negotiation.send(by=US, when=WHEN).read_bytes()))

    def copy(self) -> Path:
        """The folder as it was: the same file is received once."""
        return Path(
            shutil.copytree(self.folder, self.folder.with_name(f"talks-{next(self.numbers)}"))
        )


def _marked_up(data: bytes) -> bytes:
    """Every fifth duty tracked down to "should", and one figure changed without tracking."""
    members = zipfile.ZipFile(io.BytesIO(data))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in members.namelist():
            text = members.read(name)
            if name == "word/document.xml":
                text = "".join(_edited(text.decode())).encode()
            archive.writestr(name, text)
    return buffer.getvalue()


def _edited(xml: str) -> Iterator[str]:
    pieces = xml.replace("26\N{NO-BREAK SPACE}weeks", "8\N{NO-BREAK SPACE}weeks", 1).split(
        "The Employer must ",
    )
    yield pieces[0]
    for place, piece in enumerate(pieces[1:], 1):
        plain = place % 5
        yield f"The Employer {'must' if plain else TRACKED.format(place)} {piece}"


def code_of(folder: Path, back: Path) -> str:
    """A program that reads the return, grades it, and writes the reply."""
    return (
        "from datetime import datetime\n"
        "from pathlib import Path\n"
        "import agreementkit as ak\n"
        "from agreementkit.negotiation.negotiation import Negotiation\n"
        f"talks = Negotiation(folder=Path({str(folder)!r}), pack=ak.load_pack())\n"
        "us, when = 'Branch secretary', datetime(2027, 1, 15)\n"
        f"talks.receive({str(back)!r}, by=us, when=when)\n"
        "talks.reply(by=us, when=when)\n"
    )
