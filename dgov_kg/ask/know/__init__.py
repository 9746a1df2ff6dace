"""What can be asked about: things, facts and statements, with the words of each."""
