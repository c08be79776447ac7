"""One module a version, oldest first; each is written out and uses nothing of claimtrack that may change."""
