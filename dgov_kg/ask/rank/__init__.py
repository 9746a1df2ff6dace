"""Which fact a question asks for, by how much of the question each accounts for."""
