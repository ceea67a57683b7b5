"""Agreement files of earlier formats, brought up to the present one.

One pure step for each format that there has been: step n takes a table of format
n and gives one of format n + 1. Steps are never edited once released.
"""

from collections.abc import Callable, Mapping

from agreementkit.errors import Fault
from agreementkit.files.lines import Placed

__all__ = ["FORMAT", "Step", "upgraded"]

Step = Callable[[Mapping[str, object]], Mapping[str, object]]

_STEPS: tuple[Step, ...] = ()

FORMAT = len(_STEPS) + 1
"""The format that this version writes."""


def upgraded(
    table: Mapping[str, object],
    steps: tuple[Step, ...] = _STEPS,
) -> tuple[Mapping[str, object], list[Placed]]:
    """The table in the present format, with what stands in the way.

    Args:
        table: an agreement file as plain values.
        steps: the upgrade steps, oldest first.

    >>> upgraded({"format": 9})[1][0][1].remedy
    'upgrade agreementkit: pip install --upgrade agreementkit'
    """
    newest = len(steps) + 1
    held = table.get("format")
    if type(held) is not int:
        return table, []
    if held > newest:
        fault = Fault(
            message=f"the file has format {held}, and this agreementkit reads up to {newest}",
            remedy="upgrade agreementkit: pip install --upgrade agreementkit",
        )
        return table, [(("format",), fault)]
    if held < 1:
        fault = Fault(message=f"there is no format {held}", remedy=f"write format = {newest}")
        return table, [(("format",), fault)]
    for number, step in enumerate(steps[held - 1 :], held):
        table = {**step(table), "format": number + 1}
    return table, []
