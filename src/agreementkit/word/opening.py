"""A Word file's package opened: its members by name, or a refusal that says why."""

import io
from collections.abc import Mapping

from agreementkit.errors import Fault, RefusedError

__all__ = ["opened"]


def opened(data: bytes) -> Mapping[str, bytes]:
    """The members of a package by name, in the order in which they lie.

    Raises:
        RefusedError: this is no package that can be opened safely.
    """
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {entry.filename: package.read(entry) for entry in package.infolist()}
    except zipfile.BadZipFile as error:
        fault = Fault(
            message=f"this is no Word file that can be opened ({error})",
            remedy="open it in Word and save it as Word Document (.docx)",
        )
        raise RefusedError([fault], reason="corrupt") from None
