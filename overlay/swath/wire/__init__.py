"""HTTP: authentication, errors of the wire, files."""
