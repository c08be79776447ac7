"""`python -m claimtrack`: the command, where the script is not on the path."""

from claimtrack.cli.app import main

main()
