"""What a door can ask for, one verb phrase a module."""
