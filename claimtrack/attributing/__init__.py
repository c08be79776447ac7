"""Who says what in a text: statements with their chains of hands, from the words alone."""
