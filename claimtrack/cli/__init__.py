"""The command line: thin commands over the library, and the words in which they answer."""
