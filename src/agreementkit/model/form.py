"""The forms that a draft can take as a file."""

from enum import StrEnum

from agreementkit.model.nearest import look_up

__all__ = ["Form", "as_form"]


class Form(StrEnum):
    """What kind of file a draft is.

    >>> Form.HTML.suffix
    '.html'
    """

    WORD = "word"
    """For negotiation: numbers and references stay live."""
    MARKDOWN = "markdown"
    """For e-mail, and wherever plain text goes."""
    HTML = "html"
    """One page that needs nothing else, for an intranet."""

    @property
    def suffix(self) -> str:
        """The ending of its files, with the dot."""
        return {Form.WORD: ".docx", Form.MARKDOWN: ".md", Form.HTML: ".html"}[self]


def as_form(name: Form | str) -> Form:
    """The form of that name; raises `InvalidError` where there is none."""
    return look_up(name, {form.value: form for form in Form}, "form")
