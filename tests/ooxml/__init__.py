"""Tests of what the standard says, read once."""
