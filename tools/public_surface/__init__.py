"""What users see of packages, found in the source without importing it, and how it changes."""
