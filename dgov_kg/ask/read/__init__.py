"""A question read: its pieces, its parts, and the ways in which it asks."""
