"""Questions of a form of their own, that no one fact answers: one form a module."""
