"""Why a posting stands where it stands: reasons, gaps and unknowns from the scoring numbers."""
