"""Whether something is so: yes, no, or not settled by what the article says."""
