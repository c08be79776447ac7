"""The version of claimtrack, as it stands in changes, reports and `claimtrack --version`."""

__version__ = "0.1.0"
