"""Pictures: contributed ones made clean and light, and the cards shown when a page is shared."""
