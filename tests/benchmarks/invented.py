"""Words that no report has had before, in letters: digits among them would be read as figures."""

import hashlib

LATIN, ARABIC = "aeioubdfgklmnrst", "ابتجدرسعفقكلمنهي"
LETTERS = 7  # in a word


def invented(number: int, words: int, like: str = "") -> str:
    """So many words for a text of this number, in the script of the text `like`."""
    letters = ARABIC if any("\u0600" <= letter <= "\u06ff" for letter in like[:40]) else LATIN
    digests = (hashlib.sha256(f"{number} {at}".encode()).digest()[:LETTERS] for at in range(words))
    return " ".join("".join(letters[byte % 16] for byte in digest) for digest in digests)
