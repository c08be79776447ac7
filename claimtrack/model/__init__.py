"""The records: frozen, valid whenever they exist, and without any knowledge of files or databases."""
