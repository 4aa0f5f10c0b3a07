"""Training of the text encoder on names and descriptions of occupations."""
