"""Documents as Markdown and as one HTML page, for e-mail and intranets."""
