"""dgov_kg."""
__version__ = "0.1.0"
