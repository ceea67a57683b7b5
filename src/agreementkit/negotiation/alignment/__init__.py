"""Each section of ours found again in a file that came back, and that file as a document."""
