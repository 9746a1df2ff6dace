"""What a question takes for granted, and whether an answer gives what is asked."""
