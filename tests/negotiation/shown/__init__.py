"""Changes to what a file shows, made with raw XML: what is told of each, and in which clause.

`python -m tests.negotiation.shown` prints the table of all kinds.
"""
