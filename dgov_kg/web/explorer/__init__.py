"""The pages of the explorer: what a browser is shown at the addresses of the verbs."""
