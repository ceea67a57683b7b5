"""Two documents to one redline: what stays, what went, what came, what moved."""
