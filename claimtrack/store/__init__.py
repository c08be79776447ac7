"""Keeps the records of a log in an ordinary SQLite file, with every change that was ever made to them."""
