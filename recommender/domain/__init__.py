"""Frozen, validated records; their field names are the JSON names."""
