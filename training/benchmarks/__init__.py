"""Benchmarks: readers of their files, and the protocol of each."""
