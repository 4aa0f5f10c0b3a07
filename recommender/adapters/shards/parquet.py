"""Arrays of one length as a Parquet file, and back to the bit."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import numpy as np

from recommender.errors import UsageError
from recommender.ports.shards import Arrays

_SHAPES: Final = b"shapes"


def parquet() -> Any:
    """Return the library that reads and writes Parquet.

    Raises
    ------
    UsageError
        It is not installed.
    """
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise UsageError(
            detail_zh="--workers 和 --ray 要先安装附加部分：pip install 'zhiqiao[ray]'",
            detail_en="--workers and --ray need the extra: pip install 'zhiqiao[ray]'",
        ) from error
    return pyarrow.parquet


def write_arrays(path: Path, arrays: Arrays) -> None:
    """Write arrays ``(n, …)`` of plain numbers.

    Parameters
    ----------
    path
        Of the file.
    arrays
        By name; the first dimension is the rows of the file.
    """
    files = parquet()
    import pyarrow as pa

    columns = {}
    for name, array in arrays.items():
        flat = pa.array(np.ascontiguousarray(array).reshape(-1))
        width = int(np.prod(array.shape[1:]))
        columns[name] = flat if array.ndim == 1 else pa.FixedSizeListArray.from_arrays(flat, width)
    shapes = {name: array.shape[1:] for name, array in arrays.items()}
    table = pa.table(columns).replace_schema_metadata({_SHAPES: json.dumps(shapes)})
    files.write_table(table, path, compression="NONE", use_dictionary=False)


def read_arrays(path: Path) -> Arrays:
    """Return what `write_arrays` wrote.

    Parameters
    ----------
    path
        Of the file.
    """
    table = parquet().read_table(path, use_threads=False)
    shapes = json.loads(table.schema.metadata[_SHAPES])
    found = {}
    for name, shape in shapes.items():
        column = table.column(name).combine_chunks()
        flat = column.flatten() if shape else column
        found[name] = flat.to_numpy(zero_copy_only=False).reshape(len(table), *shape)
    return found
