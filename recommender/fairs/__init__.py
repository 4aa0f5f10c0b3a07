"""Who meets whom at a fair, and when: arrays in, arrays out; no records and no words."""
