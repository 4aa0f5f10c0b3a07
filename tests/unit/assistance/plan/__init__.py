"""Tests of the parts of a plan."""
