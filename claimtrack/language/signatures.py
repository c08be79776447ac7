"""The signature of an embedded post: "— Name (@handle) May 4, 2019", at the end of what was posted."""

import re

_SIGNATURE = re.compile(r"[—–]\s*[^—–\n]{1,60}\(@\w{1,40}\)[^—–\n]{0,40}\Z")


def signature_start(text: str) -> int:
    """Where the signature of a post starts; the length of the text where there is none."""
    found = _SIGNATURE.search(text.rstrip())
    return found.start() if found else len(text)
