"""The agent's face: the verbs of the graph as tools of the Model Context Protocol."""
