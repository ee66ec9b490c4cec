"""Columns of names are trimmed as Python trims."""

import sys

from seawall.screen.customer_columns import WHITE


def test_white_is_all_that_python_strips() -> None:
    assert "".join(filter(str.isspace, map(chr, range(sys.maxunicode + 1)))) == WHITE
