"""Gates, relaxation, pair features and scores."""
