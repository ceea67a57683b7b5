"""A pack proved: no combination that it allows can compose with an error, or one that does."""
