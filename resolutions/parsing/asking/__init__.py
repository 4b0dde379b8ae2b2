"""Who is asked to do what, for whom and by when; how long it holds."""
