"""`agreementkit schema`: the JSON Schema that editors complete agreement files from."""

import json
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from agreementkit import agreement_schema
from agreementkit.cli.exits import Exit
from agreementkit.cli.inputs import read_pack
from agreementkit.cli.output import results_console, show_json
from agreementkit.documents import printable_name, write_outputs


def schema(
    *,
    output: Annotated[Path | None, Parameter(name=["--output", "-o"])] = None,
    pack: Path | None = None,
    force: Annotated[bool, Parameter(negative="")] = False,
) -> Exit:
    """Print the JSON Schema of agreement files, or write it to a file.

    Parameters
    ----------
    output
        The file to write, such as agreement.schema.json beside your agreement files.
    pack
        A folder of your own clauses, laid over the model clauses.
    force
        Write over a file that was edited since it was written, or that is none of ours.
    """
    value = agreement_schema(read_pack(pack))
    if output is None:
        show_json(value)
    else:
        text = json.dumps(value, indent=2, ensure_ascii=False) + "\n"
        [written] = write_outputs({output: text.encode()}, force=force)
        results_console().print(printable_name(written), soft_wrap=True)
    return Exit.FINE
