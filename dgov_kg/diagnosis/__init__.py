"""What is wrong with a query: each place with a sentence, and what may have been meant."""
