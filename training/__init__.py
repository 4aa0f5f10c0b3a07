"""Training: reads data, fits and evaluates models, and publishes small parts into ``models/``."""
