"""What came back, held against what we sent: base, offer and grade, clause by clause."""
