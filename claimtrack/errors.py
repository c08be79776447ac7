"""Every exception claimtrack raises on purpose, and the one sentence each says.

    ClaimtrackError
    ├── InputError              what was handed in cannot be used
    │   ├── UnreadableFile      a file is missing, empty, binary or not what it says
    │   ├── UnknownId           no record of the log has this id
    │   ├── AmbiguousId         a shortened id fits several records
    │   ├── IdentityConflict    an id is taken by something else
    │   ├── MissingReference    a record mentions another that is not in the log
    │   ├── WasWithdrawn        a record, or one it mentions, was withdrawn
    │   └── StillMentioned      a record cannot be withdrawn while others mention it
    ├── LogError                the log itself cannot be used
    │   ├── LogNotFound         no log at this place
    │   ├── LogExists           a log stands there already
    │   ├── NotAClaimLog        the file is something else
    │   ├── LogTooOld           written by an earlier claimtrack: upgrade it
    │   ├── LogTooNew           written by a later claimtrack
    │   ├── LogLocked           another process is writing
    │   ├── LogReadOnly         the file or its folder cannot be written
    │   └── LogDamaged          the history does not agree with its own hashes
    └── MissingExtra            an optional part of claimtrack is not installed

A record with a bad value raises `pydantic.ValidationError`, which is a `ValueError`; `model.base.explain` words it.
Users' data problems that must not stop a batch are values (`Problem`), not exceptions.
"""


class ClaimtrackError(Exception):
    """Base of all: its text is one sentence for the person at the keyboard."""


class InputError(ClaimtrackError):
    """What was handed in cannot be used; the text says what, where, and what to do."""


class UnreadableFile(InputError):
    """A file is missing, empty, binary, too large or not in the format it claims."""

    def __init__(self, place: object, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = str(place)
        self.reason = reason


class UnknownId(InputError):
    """No record of the log has this id, or begins with it."""

    def __init__(self, given: str) -> None:
        super().__init__(
            f"No record has the id {given!r}: `claimtrack list` shows the claims, `list source` the sources …"
        )
        self.given = given


class AmbiguousId(InputError):
    """A shortened id fits several records; `candidates` holds the first of them."""

    def __init__(self, given: str, candidates: tuple[str, ...]) -> None:
        super().__init__(f"{given!r} fits several records ({', '.join(candidates)}): give more of the id.")
        self.given = given
        self.candidates = candidates


class IdentityConflict(InputError):
    """The id of a record to be added is taken by a record of another identity."""

    def __init__(self, record_type: str, record_id: str, holder: str) -> None:
        super().__init__(
            f"The id {record_id!r} is taken by another record ({holder}): "
            f"give this {record_type} an id of its own with id=… (--id on the command line)."
        )
        self.record_id = record_id


class MissingReference(InputError):
    """A record mentions another one that is neither in the log nor among what is being added."""

    def __init__(self, record_type: str, record_id: str, path: str, mentioned: str) -> None:
        super().__init__(
            f"The {record_type} {record_id!r} mentions {mentioned!r} in {path}, "
            "which is not in the log: add that record first, or in the same call."
        )
        self.record_id = record_id
        self.mentioned = mentioned


class WasWithdrawn(InputError):
    """A record cannot be added, because it, or one that it mentions, was withdrawn."""

    def __init__(self, record_id: str, sentence: str) -> None:
        super().__init__(sentence)
        self.record_id = record_id


class StillMentioned(InputError):
    """A record cannot be withdrawn while others that stand mention it."""

    def __init__(self, record_id: str, by: tuple[str, ...]) -> None:
        super().__init__(f"{record_id!r} is still mentioned by {', '.join(by)}: withdraw or edit these first.")
        self.by = by


class LogError(ClaimtrackError):
    """The log at this place cannot be used as asked."""


class LogNotFound(LogError):
    """There is no claim log at this place."""

    def __init__(self, place: object) -> None:
        super().__init__(f"There is no claim log at {place}: make one with `claimtrack init {place}`.")


class LogExists(LogError):
    """`init` was asked for a place where a file stands already."""

    def __init__(self, place: object) -> None:
        super().__init__(f"{place} exists already: open it, or choose another name.")


class NotAClaimLog(LogError):
    """The file is there and is no claim log."""

    def __init__(self, place: object, reason: str = "it is some other file") -> None:
        super().__init__(f"{place} is not a claim log: {reason}.")


class LogTooOld(LogError):
    """The log was written by an earlier claimtrack and has to be upgraded first."""

    def __init__(self, place: object) -> None:
        super().__init__(
            f"{place} was written by an earlier claimtrack: run `claimtrack upgrade --log {place}` "
            "(it makes a backup beside the file first)."
        )


class LogTooNew(LogError):
    """The log was written by a later claimtrack than this one."""

    def __init__(self, place: object, revision: str) -> None:
        super().__init__(
            f"{place} was written by a later claimtrack (schema {revision}): "
            "install the newer version to open it; nothing was changed."
        )


class LogLocked(LogError):
    """Another process held the log for longer than we wait."""

    def __init__(self, place: object) -> None:
        super().__init__(f"{place} is being written by another process: try again in a moment; nothing was changed.")


class LogReadOnly(LogError):
    """The file, or the folder it stands in, cannot be written."""

    def __init__(self, place: object) -> None:
        super().__init__(
            f"{place} cannot be written: give yourself write access to the file and its folder, or copy it."
        )


class LogDamaged(LogError):
    """The history and its hashes, or the tables and the history, do not agree."""


class MissingExtra(ClaimtrackError):
    """An optional part is asked for and not installed."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what} needs the extra {extra!r}: pip install 'claimtrack[{extra}]'.")
        self.extra = extra
