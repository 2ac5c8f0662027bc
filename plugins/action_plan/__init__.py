"""The action-plan tracker: progress that any citizen can recompute from one file."""
