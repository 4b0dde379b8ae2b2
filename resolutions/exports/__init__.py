"""What the archive gives away, a module a format."""
