"""A page in a real browser without a window: what a script of the test's finds in it."""

import json
import subprocess
from pathlib import Path

from .conftest import AXE
from .page import page

__all__ = ["asked", "violations"]


def asked(
    chromium: str,
    html: str,
    folder: Path,
    question: str,
    *,
    scripts: str = "",
    width: int = 1200,
) -> object:
    """What a JavaScript expression, or the promise it is, comes to on a loaded page.

    Args:
        chromium: the browser.
        html: the page.
        folder: where the page and the browser's profile go.
        question: the expression.
        scripts: what is loaded with the page, before it is asked.
        width: of the window, in pixels.
    """
    asking = (
        f"<script>addEventListener('load', () => Promise.resolve({question}).then(answer => {{"
        " document.body.innerHTML = ''; const p = document.createElement('pre');"
        " p.textContent = JSON.stringify(answer); document.body.append(p); }));</script>"
    )
    path = folder / "page.html"
    tested = html.replace("</body>", f"<script>{scripts}</script>{asking}</body>")
    path.write_text(tested, encoding="utf-8")
    done = subprocess.run(
        [
            *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *(f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=60000"),
            *(f"--window-size={width},900", "--dump-dom", path.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    answer: object = json.loads(page(done.stdout.replace("<br>", "")).texts("pre")[-1])
    return answer


def violations(chromium: str, html: str, folder: Path) -> object:
    """The ids of the rules of WCAG 2.2 AA and of good practice that axe says are broken."""
    question = (
        "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.map(v => v.id))"
    )
    return asked(chromium, html, folder, question, scripts=AXE.read_text("utf-8"))
