"""The bytes of documents: how they come (a file, a WARC, an address), how they are kept, how they leave again."""
