"""Arguments, printing and exit codes; no logic. Installed with `agreementkit[cli]`."""
