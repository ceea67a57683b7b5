"""Arguments, printing and exit codes; no logic. Installed with `agreementkit[cli]`."""

from agreementkit.cli.main import app, main

__all__ = ["app", "main"]
