"""The archive: resolutions read, kept, linked and shown."""
