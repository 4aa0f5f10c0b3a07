"""Employment assistance: who is eligible for what, and what is still to be shown."""
