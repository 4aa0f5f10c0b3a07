"""Pure functions from text and arrays to values and arrays."""
