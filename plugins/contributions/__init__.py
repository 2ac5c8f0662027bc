"""Contributed Markdown: its front matter, its safe way to HTML, and the checks over all of it."""
