"""How it is told to our own side: the report, the picture, the log, and each as JSON."""
