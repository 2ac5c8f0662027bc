"""The theme's own files, bundled and named after their content."""
