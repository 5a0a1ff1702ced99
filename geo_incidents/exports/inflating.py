"""Decompression with limits: a few kilobytes can expand to gigabytes of zeros."""

from __future__ import annotations

import zlib

MOST = 32_000_000  # bytes always allowed
RATIO = 30  # beyond that, the largest allowed expansion; our own data expand to a third of it
EITHER = 32 + zlib.MAX_WBITS  # gzip or zlib, detected from the first bytes


def inflated(data: bytes, most: int) -> bytes:
    """The decompressed data. Raises `ValueError` if they exceed `most` bytes or are truncated."""
    reader = zlib.decompressobj(EITHER)
    try:
        found = reader.decompress(data, max(1, most))
    except zlib.error as error:
        message = f"compressed data is damaged ({error})"
        raise ValueError(message) from None
    if not reader.eof:
        message = f"compressed data comes to more than {most:,} bytes, or is truncated"
        raise ValueError(message)
    return found
