"""What stands where a file should go is looked at first, and kept unless it is our own."""

from pathlib import Path

import pytest

from agreementkit import OutputError
from agreementkit.documents import write_outputs


@pytest.mark.parametrize("why", [PermissionError(13, "Permission denied"), OSError("in use")])
def test_a_file_that_cannot_be_looked_at_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, why: OSError
) -> None:
    file = tmp_path / "kent.docx"
    file.write_bytes(b"typed by hand")

    def refuse(_: Path) -> bytes:
        raise why

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refuse)
        with pytest.raises(OutputError, match="cannot be looked at") as refused:
            write_outputs({file: b"new"})
    [fault] = refused.value.faults
    assert (fault.file, "--force" in fault.remedy) == (str(file), True)
    assert file.read_bytes() == b"typed by hand"
    assert write_outputs({file: b"new"}, force=True) == (file,)
    assert file.read_bytes() == b"new"
