"""The search, which runs on the reader's own machine."""
