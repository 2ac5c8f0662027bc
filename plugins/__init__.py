"""The site's own features, one package each; none imports another."""
