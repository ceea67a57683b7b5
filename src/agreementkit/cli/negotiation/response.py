"""What came back, on the terminal: the whole in a few sentences, and then clause by clause."""

from typing import TYPE_CHECKING

from agreementkit.cli.show import results, show

if TYPE_CHECKING:
    from agreementkit import Response

__all__ = ["show_response"]

_LABELS = (
    ("changes", "What they changed:"),
    ("lies", "Where it lies:"),
    ("costs", "What it costs:"),
    ("answers", "What to answer:"),
)


def show_response(response: "Response") -> None:
    """The headlines, a block for each clause that changed, the worst first, and how many did not.

    Args:
        response: what came back.
    """
    from agreementkit.negotiate.report import headlines, rows

    for words in headlines(response):
        show(words, hang=2)
    for row in rows(response):
        results().print()
        named = f"{row.place} ({row.clause})" if row.clause else row.place
        show(f"{named}: {row.standing.phrase}.", style="bold")
        for name, label in _LABELS:
            told: tuple[str, ...] = getattr(row, name)
            for number, words in enumerate(told):
                if number:
                    show(words, indent=4, hang=2)
                else:
                    show(words, label=label, indent=2, hang=4)
    results().print()
