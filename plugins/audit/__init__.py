"""What was written, looked at once more before it is published: headers, output scan, manifest."""
