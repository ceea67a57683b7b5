"""One LibreOffice that stays open, asked line by line: run with the Python that has `uno`.

Each line of standard input is a JSON object: the `path` of a Word file, and what to do with
its tracked changes, `accept`, `reject` or nothing. Each line of standard output is its text.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def properties(**values: object) -> tuple[Any, ...]:
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def connected(pipe: str) -> Any:
    local = uno.getComponentContext()
    make = local.ServiceManager.createInstanceWithContext
    resolver = make("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(600):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not answer")


def headers(document: Any) -> list[str]:
    """What stands at the head of the pages."""
    styles = document.StyleFamilies.getByName("PageStyles")
    found = [styles.getByIndex(number) for number in range(styles.Count)]
    return [style.HeaderText.String for style in found if style.isInUse() and style.HeaderIsOn]


def text_of(context: Any, path: str, action: str, folder: str) -> dict[str, object]:
    """The lines of a file as LibreOffice shows them, numbers and fields counted anew."""
    make = context.ServiceManager.createInstanceWithContext
    desktop = make("com.sun.star.frame.Desktop", context)
    address = uno.systemPathToFileUrl(path)
    document = desktop.loadComponentFromURL(address, "_blank", 0, properties(Hidden=True))
    try:
        if action:
            helper = make("com.sun.star.frame.DispatchHelper", context)
            frame = document.CurrentController.Frame
            helper.executeDispatch(frame, COMMANDS[action], "", 0, ())
        left = document.Redlines.createEnumeration().hasMoreElements()
        document.TextFields.refresh()
        out = Path(folder, "text.txt")
        options = properties(FilterName="Text (encoded)", FilterOptions="UTF8,LF")
        document.storeToURL(uno.systemPathToFileUrl(str(out)), options)
        lines = out.read_text("utf-8-sig").splitlines()
        return {"lines": lines, "headers": headers(document), "changes_left": left}
    finally:
        document.close(True)


Answer = Callable[[Any, dict[str, Any], str], dict[str, object]]
"""From LibreOffice, a line that was asked and a folder for its files, to the line that answers."""


def serve(program: str, answer: Answer) -> None:
    """Keep one LibreOffice open, and answer until there is nothing more to read."""
    pipe = f"agreementkit{uuid4().hex}"
    with TemporaryDirectory() as folder:
        profile = Path(folder, "profile").as_uri()
        office = Popen(
            [
                program,
                f"-env:UserInstallation={profile}",
                "--headless",
                "--norestore",
                "--nologo",
                f"--accept=pipe,name={pipe};urp;",
            ],
            stdout=DEVNULL,
            stderr=DEVNULL,
        )
        try:
            context = connected(pipe)
            for line in sys.stdin:
                print(json.dumps(answer(context, json.loads(line), folder)), flush=True)
        finally:
            office.terminate()
            office.wait(30)


def seen(context: Any, asked: dict[str, Any], folder: str) -> dict[str, object]:
    """What a file says, after something was done to its tracked changes."""
    return text_of(context, asked["path"], asked["action"], folder)


if __name__ == "__main__":
    serve(sys.argv[1], seen)
