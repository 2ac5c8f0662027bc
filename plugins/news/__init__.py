"""What is new: articles, updates of the plans and kits, on one page and in one feed of each language."""
