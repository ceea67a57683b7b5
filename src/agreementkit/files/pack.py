"""Where packs come from: the project's own clauses, or a folder laid over them."""

from pathlib import Path

from agreementkit.errors import Fault, PackError
from agreementkit.files.locate import bank_folder
from agreementkit.files.pack_reader import PackReader
from agreementkit.model import Pack

__all__ = ["load_pack"]

_READ = ("[!.]*.toml", "[!.]*/[!.]*.md", "sectors/[!.]*.toml")
"""Without hidden files: editors leave locks and halves behind under such names."""

_kept: dict[Path, tuple[object, Pack | None, Pack]] = {}
"""By folder: what its files were like, the pack under it, and the pack itself."""


def load_pack(folder: Path | str | None = None) -> Pack:
    """The project's own clauses, or a folder of your own laid over them.

    Args:
        folder: a pack of your own. With a `strategy.toml` it stands alone; without
            one it lies over the project's clauses: a clause of the same id replaces
            theirs and remembers what it was adapted from.

    Raises:
        PackError: with every fault of every file at once.

    >>> pack = load_pack()
    >>> pack["advance-notice"].area
    'framework'
    """
    place = bank_folder() if folder is None else Path(folder)
    whole = place.absolute()  # the same name in another folder is another pack
    try:
        alone = folder is None or (place / "strategy.toml").is_file()
        # Read again only when a file has changed, so that edits are seen at once.
        seen = _fingerprint(whole)
    except OSError as error:
        message = f"the folder cannot be read ({(error.strerror or 'unknown reason').lower()})"
        fault = Fault(file=str(place), message=message, remedy="check its name, and try again")
        raise PackError([fault]) from None
    under = None if alone else load_pack()
    kept = _kept.get(whole)
    if kept and kept[0] == seen and kept[1] is under:
        return kept[2]
    pack = PackReader(place, under).pack()
    _kept[whole] = (seen, under, pack)
    return pack


def _fingerprint(folder: Path) -> object:
    files = sorted(path for pattern in _READ for path in folder.glob(pattern))
    return tuple((path, (stat := path.stat()).st_mtime_ns, stat.st_size) for path in files)
