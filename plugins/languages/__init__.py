"""One pass over the sources, every language's site out of it."""
