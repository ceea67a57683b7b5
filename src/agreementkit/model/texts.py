"""Lists of texts, as every value that has one takes them."""

from collections.abc import Iterable

from agreementkit.errors import Fault, InvalidError

__all__ = ["texts"]


def texts(items: Iterable[str]) -> tuple[str, ...]:
    """Texts as a tuple; a single text, which would fall apart into letters, is refused.

    >>> texts(["UNISON", "GMB"])
    ('UNISON', 'GMB')
    >>> texts("UNISON")
    Traceback (most recent call last):
        ...
    agreementkit.errors.InvalidError: expected a list of texts, and got "UNISON"
        To mend it: put it in square brackets: ["UNISON"]
    """
    if isinstance(items, str):
        message = f'expected a list of texts, and got "{items}"'
        raise InvalidError(
            [Fault(message=message, remedy=f'put it in square brackets: ["{items}"]')],
        )
    return tuple(items)
