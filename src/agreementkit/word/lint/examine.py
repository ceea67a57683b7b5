"""One Word file against every rule."""

from agreementkit.model import Finding, Severity
from agreementkit.word.lint.file import file_of
from agreementkit.word.lint.rules import RULES

__all__ = ["lint_word"]

_WORST_FIRST = list(Severity)


def lint_word(data: bytes) -> tuple[Finding, ...]:
    """Where a Word file falls short in accessibility and in soundness, the worst first.

    Any .docx can be looked at, whoever made it. Nothing is repaired, and nothing is fetched.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                          provisions=pack.bundle("default"))
    >>> file = ak.word_bytes(ak.compose(agreement, pack))
    >>> [finding for finding in ak.lint_word(file) if finding.rule == "title-missing"]
    []

    Args:
        data: the file.

    Raises:
        RefusedError: it cannot be opened safely, or is no Word document.
    """
    file = file_of(data)
    found = [finding for rule in RULES for finding in rule.findings(file)]
    return tuple(sorted(found, key=lambda finding: _WORST_FIRST.index(finding.severity)))
