"""Records, algorithms, ports, adapters and services."""
