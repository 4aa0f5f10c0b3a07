"""From the rows of a file to records, or to complaints with a remedy."""
