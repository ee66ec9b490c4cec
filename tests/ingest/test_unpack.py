"""Wrappings: opened where whole, refused where cut, damaged or without bound."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from seawall.errors import FormatError
from seawall.ingest import unpack as module
from seawall.ingest.unpack import unpack

TEXT = b"36,\"AEROCARIBBEAN AIRLINES\"\r\n" * 500


def zipped(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def streamed_zstd(data: bytes) -> bytes:
    """A frame that does not state its size."""
    encoder = zstandard.ZstdCompressor().compressobj()
    return encoder.compress(data) + encoder.flush()


WRAPPED = {"zst": zstandard.compress(TEXT), "zst-streamed": streamed_zstd(TEXT), "gz": gzip.compress(TEXT), "zip": zipped(sdn=TEXT)}


@pytest.mark.parametrize("kind", WRAPPED)
def test_a_wrapped_file_is_opened_and_loses_its_ending(kind: str) -> None:
    assert list(unpack(f"sdn.csv.{kind.split('-')[0]}", WRAPPED[kind])) == [("sdn.csv", TEXT)]


@pytest.mark.parametrize("kind", WRAPPED)
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_cut_file_is_refused(kind: str, share: float) -> None:
    cut = WRAPPED[kind][: int(len(WRAPPED[kind]) * share)]
    with pytest.raises(FormatError, match=r"cut|damaged"):
        list(unpack("sdn.csv.x", cut))


def test_an_empty_file_never_means_that_all_are_delisted() -> None:
    with pytest.raises(FormatError, match="0 bytes"):
        list(unpack("sdn.csv", b""))


def test_a_zip_of_several_files_yields_each() -> None:
    assert dict(unpack("all.zip", zipped(a=b"1", b=b"2"))) == {"a": b"1", "b": b"2"}


def test_a_workbook_is_left_alone() -> None:
    workbook = zipped(**{"[Content_Types].xml": b"<Types/>", "xl": b""})
    assert list(unpack("list.xlsx", workbook)) == [("list.xlsx", workbook)]


def test_a_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_UNPACKED_BYTES", 1000)
    for data in WRAPPED.values():
        with pytest.raises(FormatError, match="unpacks to more than 1,000 bytes"):
            list(unpack("bomb", data))


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.sampled_from(sorted(WRAPPED)), st.integers(0, 10_000), st.integers(0, 255))
def test_damage_never_raises_anything_else(kind: str, place: int, byte: int) -> None:
    data = bytearray(WRAPPED[kind])
    data[place % len(data)] = byte
    try:
        list(unpack("sdn.csv.x", bytes(data)))
    except FormatError as exc:
        assert exc.cure
