"""Questions in plain words, Chinese or English, answered from the graph."""
