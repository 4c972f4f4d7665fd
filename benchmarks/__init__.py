"""How fast, small and quick to import the generated client is, beside what else there is: `make bench`."""
