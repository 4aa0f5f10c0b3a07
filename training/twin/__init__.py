"""Training of the fast twin: a table of term vectors that imitates the encoder."""
