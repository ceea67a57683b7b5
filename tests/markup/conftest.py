"""The browser that judges the page, and the rules it judges by."""

from pathlib import Path

import pytest

from tests.word_files import ROOT, tool

AXE = ROOT / ".tools/node_modules/axe-core/axe.min.js"


@pytest.fixture(scope="session")
def chromium() -> str:
    """A browser without a window; the rules of axe must be there as well."""
    tool("axe-core", AXE)
    return tool("chromium", Path("/usr/bin/chromium"))
