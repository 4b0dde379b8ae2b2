"""What a text cites: numbers, documents and treaties, whose "its" it is, and where in them."""
