"""Documents to findings: the rules by families, and coverage graded from the text."""
