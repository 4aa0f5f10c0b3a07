"""Gap analysis and what courses open: pure functions over the columns that gates judge."""
