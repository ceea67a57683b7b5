"""The pictures of the README: one page of each copy of the example, as LibreOffice lays it out.

Run it with `make pictures`; it needs LibreOffice and poppler.
"""

import subprocess
import tempfile
from pathlib import Path

import agreementkit as ak

HERE = Path(__file__).parent
EXAMPLE = HERE.parent.parent / "examples" / "avon-and-somerset.toml"
PAGES = {"employer": (5, 1), "negotiator": (1, 6), "members": (1,), "comparison": (1,)}
"""Which pages of each copy are worth seeing."""
DOTS = 55


def main() -> None:
    pack = ak.load_pack()
    agreement = ak.read_agreement(EXAMPLE, pack)
    with tempfile.TemporaryDirectory() as folder:
        for draft in ak.draft_copies(agreement, pack):
            word = draft.save(Path(folder) / f"{draft.copy}.docx")
            profile = f"-env:UserInstallation={Path(folder).as_uri()}/profile"
            convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
            subprocess.run([*convert, str(word)], check=True, capture_output=True)
            for page in PAGES[draft.copy]:
                name = HERE / f"{draft.copy}-{page}"
                draw = ["pdftoppm", "-png", "-r", str(DOTS), "-f", str(page), "-l", str(page)]
                subprocess.run(
                    [*draw, "-singlefile", str(word.with_suffix(".pdf")), str(name)],
                    check=True,
                )


if __name__ == "__main__":
    main()
