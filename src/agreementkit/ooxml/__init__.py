"""WordprocessingML as the standard has it, read once for all that read a Word file (ECMA-376)."""
