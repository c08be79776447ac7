"""The migrations: how a log's schema came to be, step by step. What stands in `versions` is never changed."""
