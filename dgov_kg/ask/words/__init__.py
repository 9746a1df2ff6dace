"""What words mean by themselves: senses, expressions, denials; data of `queries/words/`."""
