"""`agreementkit negotiation verify`: what the record proves, and what it does not."""

from agreementkit.cli.exits import Exit
from agreementkit.cli.negotiation.options import Folder, OwnClauses
from agreementkit.cli.negotiation.place import Place
from agreementkit.cli.show import show

__all__ = ["verify"]


def verify(folder: Folder, /, *, seal: str = "", pack: OwnClauses = None) -> Exit:
    """Say what the record proves, and what it does not.

    Parameters
    ----------
    seal
        A seal that was noted elsewhere, such as in an e-mail or in minutes: is the record up
        to there still what it was?
    """
    proof = Place(folder=folder, own=pack).talks.verify(noted=seal.strip())
    for words in proof.proved:
        show(words, label="Proved:", style="green", hang=2)
    for fault in proof.faults:
        for line in str(fault).splitlines():
            show(line.strip(), indent=len(line) - len(line.lstrip()), hang=2)
    for words in proof.notes:
        show(words, label="Note:", hang=2)
    for words in proof.not_proved:
        show(words, label="Not proved:", hang=2)
    show(f"The seal of the last line is {proof.seal}")
    show("It holds." if proof.holds else "It does not hold.", style="bold")
    return Exit.FINE if proof.holds else Exit.FINDINGS
