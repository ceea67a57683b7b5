"""What a draft comes as: which copy, in which form, in which house style."""

from collections.abc import Mapping
from enum import StrEnum

from attrs import field, frozen

from agreementkit.model.values import look_up_by_name

# ---
# Copies: whom a draft is for.


class Copy(StrEnum):
    """Whom a draft is for.

    >>> [str(copy) for copy in Copy if not copy.private]
    ['employer', 'members', 'comparison']
    """

    EMPLOYER = "employer"
    """The text that goes across the table."""
    NEGOTIATOR = "negotiator"
    """The same, with our positions, arguments and law."""
    MEMBERS = "members"
    """A summary in plain English."""
    COMPARISON = "comparison"
    """Claim and response side by side."""

    @property
    def private(self) -> bool:
        """Whether only our own side may see it."""
        return self is Copy.NEGOTIATOR


def as_copy(name: Copy | str) -> Copy:
    """The copy of that name; raises `InvalidError` where there is none."""
    return look_up_by_name(name, {copy.value: copy for copy in Copy}, "copy")


# ---
# Forms: what kind of file a draft is.


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
    return look_up_by_name(name, {form.value: form for form in Form}, "form")


# ---
# House style: what a branch's template gives to a draft, cleaned.


@frozen(kw_only=True)
class HeaderFragment:
    """What stands above our own line in a header or footer."""

    xml: str = ""
    """Paragraphs and tables; empty where the template has none."""
    pictures: tuple[str, ...] = ()
    """The names of the media that it shows, each once."""


@frozen(kw_only=True)
class HouseStyle:
    """The look, the letterhead and the logo of a branch. It can be pickled."""

    styles: str
    """The whole styles part."""
    header: HeaderFragment = HeaderFragment()
    footer: HeaderFragment = HeaderFragment()
    first_header: HeaderFragment = HeaderFragment()
    """On the first page, which is the cover."""
    first_footer: HeaderFragment = HeaderFragment()
    media: Mapping[str, bytes] = field(factory=dict)
    """Pictures without anything but the picture, by neutral names: `image1.png`."""
    fonts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What was missing, left out or changed, each a sentence for an officer."""
