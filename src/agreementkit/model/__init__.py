"""The values that every stage takes and gives: frozen, keyword-only, without I/O."""
