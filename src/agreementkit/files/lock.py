"""One writer at a time: the lock on a negotiation's folder, for two people on a shared drive.

The lock is the operating system's own, so it goes with the process that holds it: one
that is killed blocks nobody. Beside it stands who holds it, for the message to the other.
"""

import contextlib
import json
import platform
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from agreementkit.errors import BusyError, Fault, OutputError
from agreementkit.files.json_plain import canonical

__all__ = ["HOLDER", "LOCK", "locked"]

LOCK = ".lock"
HOLDER = ".lock-holder"
"""Not in the lock file itself, which Windows lets nobody read while it is held."""

_LOCK_REMEDY = (
    "keep the folder on this computer, or on a shared drive that can lock files, and try again"
)


@contextlib.contextmanager
def locked(folder: Path, *, by: str, when: datetime, wait: float = 2.0) -> Iterator[None]:
    """Hold the lock on a folder; reading needs none.

    Args:
        folder: it must be there.
        by: who holds it, a role; shown to whoever has to wait.
        when: since when, by the holder's clock.
        wait: how long to try, in seconds, before giving up.

    Raises:
        BusyError: somebody else holds it; names them.
        OutputError: the folder may not be written to, or its drive cannot lock.
    """
    from filelock import FileLock, Timeout

    # No soft lock in its place: that one would outlive a process that is killed.
    lock = FileLock(folder / LOCK, fallback_to_soft=False, preserve_lock_file=True)
    try:
        # The library would make the folder: one that was moved away must not seem to be back.
        folder.stat()
        lock.acquire(timeout=wait)
    except Timeout:
        raise BusyError([_busy(folder)]) from None
    except OSError as error:
        why = (error.strerror or "it cannot lock files").lower()
        message = f"the negotiation cannot be locked against a second writer ({why})"
        fault = Fault(file=str(folder), message=message, remedy=_LOCK_REMEDY)
        raise OutputError([fault]) from None
    holder = folder / HOLDER
    try:
        # Only for the message: that it cannot be written stops nobody.
        with contextlib.suppress(OSError):
            holder.write_bytes(canonical({"by": by, "on": platform.node(), "since": str(when)}))
        yield
    finally:
        with contextlib.suppress(OSError):
            holder.unlink()
        lock.release()


def _busy(folder: Path) -> Fault:
    who = "somebody else"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        held = json.loads((folder / HOLDER).read_bytes())
        since = datetime.fromisoformat(held["since"])
        who = f"{held['by']} on {held['on']} since {since:%H:%M}"
    return Fault(
        file=str(folder),
        message=f"the negotiation is being changed by {who}",
        remedy="wait until that is done, and try again",
    )
