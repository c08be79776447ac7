"""Encoding stored claims ahead of time: `encode`."""

from typing import Annotated

from claimtrack.cli.opening import opened
from claimtrack.cli.options import ENCODER, LogPath
from claimtrack.cli.output import remark, status


def encode(log: LogPath, encoder: Annotated[str, ENCODER]) -> None:
    """Encode the claims that have no vector yet, so that matching with this encoder need not wait for them."""
    with opened(log, encoder=encoder) as claimlog, status() as update:
        done = claimlog.encode(progress=lambda done, total: update(f"{done} of {total} claims encoded"))
    remark(f"Encoded {done} claims." if done else "All claims are encoded; nothing was done.")
