"""`python -m agreementkit` is the same as `agreementkit`."""

import sys


def main() -> int:
    """Run the command line, or say how to install it."""
    try:
        from agreementkit.cli.app import main as run
    except ModuleNotFoundError as error:
        library = (error.name or "").partition(".")[0]
        if library not in ("cyclopts", "rich"):
            raise
        sys.stderr.write(f'The command line needs {library}: pip install "agreementkit[cli]"\n')
        return 2
    return run()


if __name__ == "__main__":
    sys.exit(main())
