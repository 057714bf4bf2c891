"""A campaign told as a document."""
