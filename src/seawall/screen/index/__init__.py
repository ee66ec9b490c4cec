"""The screening index: immutable columns built once from a View, kept in one folder, mapped into memory, shared between processes."""

from seawall.screen.index.build import build_index, write_index
from seawall.screen.index.index import Index, open_index

__all__ = ["Index", "build_index", "open_index", "write_index"]
