"""What was proved of a pack, and what was found against it."""

from attrs import frozen

from agreementkit.model.coverage_report import Finding, Severity


@frozen(kw_only=True)
class PackReport:
    """Whether a pack holds. Printed, it says what was tried and what was found."""

    title: str
    clauses: int
    combinations: int
    """Of flags, choices, facts and positions, over all the clauses."""
    tried: tuple[str, ...]
    """What was proved, one line each; where a finding stands against one, it is not."""
    unproved: tuple[str, ...]
    """Error rules that this proof does not reach."""
    findings: tuple[Finding, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing that the pack allows can compose with an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    @property
    def verdict(self) -> str:
        """The answer, in one sentence."""
        if self.holds:
            return "Nothing that this pack allows composes with an error."
        return "This pack does not hold: see the errors above."

    def __str__(self) -> str:
        lines = [self.title, *(f"  Tried: {line}" for line in self.tried)]
        lines += [f"  Not proved: {line}" for line in self.unproved]
        lines += [str(finding) for finding in self.findings]
        return "\n".join([*lines, self.verdict])


def pack_finding(
    rule: str,
    place: str,
    message: str,
    remedy: str,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding against a pack."""
    return Finding(rule=rule, severity=severity, place=place, message=message, remedy=remedy)
