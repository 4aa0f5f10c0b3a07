"""Read a seeker's own words: wishes, past work, place, pay, and what was not understood."""
