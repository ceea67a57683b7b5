"""One Word file against every rule."""

from agreementkit.model.coverage_report import Finding, Severity
from agreementkit.word.lint.rules import RULES
from agreementkit.word.lint.story import word_file
from agreementkit.word.word_source import WordSource

_WORST_FIRST = list(Severity)


def lint_word(source: WordSource) -> tuple[Finding, ...]:
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
        source: the file: its path, its bytes, a file open for bytes, or a document of
            python-docx.

    Raises:
        RefusedError: it cannot be read or opened safely, or is no Word document.
    """
    file = word_file(source)
    found = [finding for rule in RULES for finding in rule.findings(file)]
    return tuple(sorted(found, key=lambda finding: _WORST_FIRST.index(finding.severity)))
