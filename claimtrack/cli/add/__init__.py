"""`claimtrack add …`: one natural command for each type of record."""
