"""A report as SARIF 2.1.0, the form in which tools that review files take findings.

The names and what is required are those of the standard: Static Analysis Results
Interchange Format (SARIF) Version 2.1.0, OASIS, 2020.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from agreementkit.checking.rules import RULES
from agreementkit.model.coverage_report import Finding, Report
from agreementkit.model.document import PRIVATE
from agreementkit.text.normalisation import mask_numbers

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_HOME = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html"


def sarif(report: Report, *, file: Path | str) -> dict[str, object]:
    """A report as plain values for one SARIF file: the same report gives the same values.

    A finding that the agreement file accepts is there too, suppressed, with its reason.

    Args:
        report: what a check found.
        file: the agreement file that was checked, as its reader would name it.

    >>> import agreementkit as ak
    >>> pack = ak.load_pack()
    >>> agreement = ak.Agreement(sector="police", employer="Kent Police", unions=["UNISON"],
    ...                          provisions=pack.bundle("default"))
    >>> from agreementkit.reports import sarif
    >>> sarif(ak.check(agreement, pack), file="kent.toml")["version"]
    '2.1.0'
    """
    accepted = [(each.finding, each.reason) for each in report.accepted]
    found = [*((finding, "") for finding in report.findings), *accepted]
    ids = list(dict.fromkeys(finding.rule for finding, _ in found))
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "agreementkit", "rules": list(_rules(ids))}},
                "columnKind": "unicodeCodePoints",
                # It says where we fall short.
                "properties": {"handling": PRIVATE},
                "results": [
                    _result(finding, reason, ids.index(finding.rule), Path(file))
                    for finding, reason in found
                ],
            },
        ],
    }


def _rules(ids: Iterable[str]) -> Iterable[Mapping[str, object]]:
    titles = {rule.id: rule.title for rule in RULES}
    for id_ in ids:
        yield {"id": id_, "shortDescription": {"text": titles.get(id_, id_)}}


def _result(finding: Finding, reason: str, index: int, file: Path) -> Mapping[str, object]:
    where = finding.file or str(file)
    physical: dict[str, object] = {
        "artifactLocation": {"uri": quote(Path(where).as_posix())},
    }
    if finding.line:
        physical["region"] = {"startLine": finding.line}
    logical: dict[str, object] = {"name": finding.place}
    if finding.clause:
        logical["fullyQualifiedName"] = finding.clause
    likeness = "\n".join((finding.rule, finding.clause, mask_numbers(finding.message)))
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": str(finding.severity),
        "message": {
            "text": f"{finding.place}: {finding.message}. To mend it: {finding.remedy}",
        },
        "locations": [{"physicalLocation": physical, "logicalLocations": [logical]}],
        "partialFingerprints": {"agreementkit/v1": sha256(likeness.encode()).hexdigest()[:16]},
    }
    if reason:
        suppressed = {"kind": "inSource", "status": "accepted", "justification": reason}
        result["suppressions"] = [suppressed]
    return result
