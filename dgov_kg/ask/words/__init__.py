"""What words mean by themselves: senses, expressions, numerals, denials; read from `queries/words/`."""
