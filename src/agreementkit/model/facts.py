"""The names that every clause may use without declaring them."""

__all__ = ["FACT_CHOICES", "FACT_FLAGS", "FACT_SLOTS", "INSERTS", "SCHEDULES"]

FACT_SLOTS = frozenset({"employer", "unions", "workforce", "machinery", "commencement"})
"""Facts of the agreement that print: `{employer}`."""

FACT_FLAGS = frozenset({"crown", "pay_remit"})
"""Facts of the employer that a unit can hang on: `{when crown}`."""

FACT_CHOICES = {"jurisdiction": ("england", "wales", "england-and-wales")}
"""Facts with one of several values: `{when jurisdiction=wales}`."""

INSERTS = frozenset({"definitions", "execution", "parties"})
"""What can be put in as a whole: `{insert parties}`."""

SCHEDULES = {
    "schedule-register": "Register of AI systems",
    "schedule-key-terms": "Key terms",
}
"""The schedules of every agreement, in order; references name them by these ids."""
