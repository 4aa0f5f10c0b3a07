"""The judged set: its people, the pairs that are graded, and how both were chosen."""
