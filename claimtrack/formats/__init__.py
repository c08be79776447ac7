"""File formats in and out: one module a format, each reading records with problems and writing a dossier."""
