"""Complex fields (17.16): what Word computes, with the result already right."""

from agreementkit.word.oxml.run import escaped

__all__ = ["field", "field_end", "field_start", "link"]


def _char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field_start(instruction: str, *, deleted: bool = False) -> str:
    """Everything of a field up to its result; inside a tracked deletion in tags of its own."""
    tag = "delInstrText" if deleted else "instrText"
    code = f'<w:r><w:{tag} xml:space="preserve"> {escaped(instruction)} </w:{tag}></w:r>'
    return _char("begin") + code + _char("separate")


def field_end() -> str:
    """What closes a field after its result."""
    return _char("end")


def field(instruction: str, result: str, *, deleted: bool = False) -> str:
    """A field with its result as a run.

    Args:
        instruction: such as `PAGE` or `REF agk_1 \\r \\h`.
        result: the run that shows until Word computes it anew.
        deleted: whether it stands inside a tracked deletion.
    """
    return field_start(instruction, deleted=deleted) + result + field_end()


def link(anchor: str, content: str) -> str:
    """A link to a bookmark of the same document (17.16.22)."""
    return f'<w:hyperlink w:anchor="{anchor}" w:history="1">{content}</w:hyperlink>'
