"""A file's bytes or a text in, pages out: documents with their sentences, ready for matching."""
