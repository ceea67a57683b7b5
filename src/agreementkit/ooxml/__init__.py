"""WordprocessingML as the standard has it, read once for all that read a Word file (ECMA-376)."""

# Until what these modules stand on has moved here from `word`, it is loaded before them.
import agreementkit.word  # noqa: F401
