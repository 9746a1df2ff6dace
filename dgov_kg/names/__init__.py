"""How things are called: spelling, and the index by which a name finds its thing."""
