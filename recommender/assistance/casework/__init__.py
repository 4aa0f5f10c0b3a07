"""Casework: service counts, working days and what is due, as pure functions over records."""
