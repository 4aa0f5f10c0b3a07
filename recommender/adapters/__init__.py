"""What stands behind the ports: SQL, FAISS, files, the clock, and their in-memory twins."""
