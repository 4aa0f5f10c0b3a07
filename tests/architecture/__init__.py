"""Rules on the code itself: what nobody checks drifts."""
