"""What was compressed, inflated no further than honest data goes: some kilobytes can hold gigabytes of zeros."""

from __future__ import annotations

import zlib

MOST = 32_000_000  # bytes that anything may come to
RATIO = 30  # and so many times its size in the file; ours come to a third of that
EITHER = 32 + zlib.MAX_WBITS  # gzip or zlib, as the data's first bytes say


def inflated(data: bytes, most: int) -> bytes:
    """The data behind gzip or zlib. Raises `ValueError` where it comes to more than `most` bytes or is cut short."""
    reader = zlib.decompressobj(EITHER)
    try:
        found = reader.decompress(data, max(1, most))
    except zlib.error as error:
        message = f"compressed data is damaged ({error})"
        raise ValueError(message) from None
    if not reader.eof:
        message = f"compressed data comes to more than {most:,} bytes, or is cut short"
        raise ValueError(message)
    return found
