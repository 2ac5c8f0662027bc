"""A plan or a campaign as one file, to keep and to read without a connection."""
