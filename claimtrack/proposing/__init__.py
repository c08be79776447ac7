"""From what a text says that others say to records that wait for a decision: sources, chains, claims, evidence."""
