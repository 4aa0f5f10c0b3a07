"""Figures of quality: pure functions of rankings, labels and confidences."""
