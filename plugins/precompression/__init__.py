"""Every text of the published site beside itself in Brotli and gzip, as servers hand it out."""
