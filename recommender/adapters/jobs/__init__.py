"""Jobs that survive, and their twin in memory."""
