"""A pack proved: no combination that it allows can compose with an error, or one that does."""

from agreementkit.drafting.proof.combinations import Combination, combinations
from agreementkit.drafting.proof.report import PackReport
from agreementkit.drafting.proof.whole import check_pack

__all__ = ["Combination", "PackReport", "check_pack", "combinations"]
