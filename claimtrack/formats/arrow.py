"""Tables as Arrow streams, by nanoarrow (the extra `arrow`), so that no data frame library is needed here."""

from collections.abc import Sequence
from typing import Any

import nanoarrow
from nanoarrow.c_array_stream import CArrayStream

from claimtrack.formats.cells import Cell, Column

_TYPES: dict[type, Any] = {
    str: nanoarrow.string(),
    int: nanoarrow.int64(),
    float: nanoarrow.float64(),
    bool: nanoarrow.bool_(),
}


def stream(columns: Sequence[Column], rows: Sequence[Sequence[Cell]], requested_schema: object | None) -> object:
    """The rows as a PyCapsule named ``arrow_array_stream``."""
    schema = nanoarrow.struct({column.name: _TYPES[column.type] for column in columns})
    children = [
        nanoarrow.c_array([row[place] for row in rows], _TYPES[column.type]) for place, column in enumerate(columns)
    ]
    whole = nanoarrow.c_array_from_buffers(schema, len(rows), buffers=[None], children=children)
    capsule: object = CArrayStream.from_c_arrays([whole], whole.schema).__arrow_c_stream__(requested_schema)
    return capsule
