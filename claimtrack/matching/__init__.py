"""Claims in, typed and explained matches out. Knows the records and the language facts, and no database."""
