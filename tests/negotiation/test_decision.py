"""A decision is a value that costs nothing to make."""

import subprocess
import sys


def test_a_decision_loads_nothing_that_reads_writes_or_judges() -> None:
    program = (
        "import sys, agreementkit as ak\n"
        "before = set(sys.modules)\n"
        "ak.Decision\n"
        "print(*sorted(m for m in set(sys.modules) - before if m.startswith('agreementkit')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["agreementkit.negotiation", "agreementkit.negotiation.decision"]
