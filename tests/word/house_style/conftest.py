"""The branch's template, and the draft in its style."""

import pytest

from agreementkit import house_style
from agreementkit.documents import HouseStyle
from agreementkit.word.house_style.restyle import apply_house_style
from agreementkit.word.package_writer import _zip_entry
from tests.word.house_style.branch_template import branch_template
from tests.word_files import members


def repacked(parts: dict[str, bytes]) -> bytes:
    """Members as a Word file, as the writer packs them."""
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            package.writestr(_zip_entry(name), data)
    return buffer.getvalue()


@pytest.fixture(scope="session")
def template() -> bytes:
    """A branch's template with everything in it that a template has."""
    return branch_template()


@pytest.fixture(scope="session")
def style(template: bytes) -> HouseStyle:
    """What comes of it."""
    return house_style(template, called="branch.docx")


@pytest.fixture(scope="session")
def styled(word: bytes, style: HouseStyle) -> bytes:
    """The model agreement in the branch's style."""
    return repacked(dict(apply_house_style(members(word), style)))
