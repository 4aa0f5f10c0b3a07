"""Reading and writing tables: CSV, XLSX, XLS, JSON, JSON lines and JSON-LD."""

from recommender.adapters.files.reader import FileTableReader, Limits
from recommender.adapters.files.writer import FileTableWriter

__all__ = ["FileTableReader", "FileTableWriter", "Limits"]
