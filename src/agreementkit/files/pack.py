"""Where packs come from: the project's own clauses, or a folder laid over them."""

from pathlib import Path

from agreementkit.files.locate import bank_folder
from agreementkit.files.pack_reader import PackReader
from agreementkit.model import Pack

__all__ = ["load_pack"]

_kept: dict[Path, tuple[object, Pack]] = {}


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
    # Read again only when a file has changed, so that edits are seen at once.
    seen = _fingerprint(place)
    if place in _kept and _kept[place][0] == seen and (place / "strategy.toml").exists():
        return _kept[place][1]
    alone = folder is None or (place / "strategy.toml").is_file()
    pack = PackReader(place, None if alone else load_pack()).pack()
    _kept[place] = (seen, pack)
    return pack


def _fingerprint(folder: Path) -> object:
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".toml"))
    return tuple((path, (stat := path.stat()).st_mtime_ns, stat.st_size) for path in files)
