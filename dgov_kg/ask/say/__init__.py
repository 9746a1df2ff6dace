"""An answer said: a fact run as a query, its rows in a sentence, with what stands beside."""
