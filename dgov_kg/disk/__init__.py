"""The store in a folder: the reader's files, kept exact, and an index that is made of them."""
