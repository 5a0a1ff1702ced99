"""Texts that go on without an end: transcripts, collapsed chats, lists, and what an attacker would send."""

from __future__ import annotations

from geo_incidents.model import Document, Source
from geo_incidents.text import blocks

PATTERNS = {
    "no full stop": "shelling struck the village of Baabda near Jableh and killed five civilians while gunmen looted ",
    "no full stop, Arabic": "قتل 5 مدنيين في قرية بعبدة وجبلة و",
    "no full stop, Turkish": "Lazkiye'nin Cebele ilçesinde 5 kişi öldü ",
    "speakers": "SOHR said that ",
    "quotations": "“killed”, said ",
    "figures with a verb": "killed 5 ",
    "figures with places": "killed 5 in Jableh, ",
    "figures": "1 ",
    "parts": "including 3 children, ",
    "number words": "hundred and ",
    "ranges": "between 5 and ",
    "thousands": "1,000.",
    "days": "on 7 March 2025 ",
    "days in digits": "7/3/2025 ",
    "items": "* the village of Xyz killed 5\n",
    "items in a line": "* the village of Xyz killed 5 ",
    "numbered items": "3. Jableh: 5\n",
    "paragraphs": "Gunmen killed 5 people in Jableh.\n\n",
    "pronouns": "They were killed there. ",
    "governorates": "Latakia governorate ",
    "names in a list": "Jableh, ",
    "names with headings": "Hama: ",
    "names with slashes": "Hama/",
    "names with dashes": "Hama - ",
    "names with endings": "Hama'da ",
    "names in brackets": "(Jableh) ",
    "names, Arabic": "جبلة واللاذقية و",
    "names of one letter": 'قرية "س" ',
    "nouns without a name": "the village of ",
    "countrysides": "in the countryside of ",
    "distances": "5 km north of ",
    "roads": "the Jableh - Latakia road ",
    "unknown names": "Xyz ",
    "people": "Ahmad Ali, 34, ",
    "initials": "A. B. ",
    "articles": "al-",
    "conjunctions": "and ",
    "addresses": "https://a.b/c ",
    "addresses written together": "http://",
    "signatures": "(Getty ",
    "full stops": ".",
    "ellipses": "… ",
    "commas": ", ",
    "brackets": "(",
    "quotes": '" ',
    "apostrophes": "a'",
    "blanks": " ",
    "tabs and full stops": ".\t\t\t",
    "blank lines": " \n",
    "one word": "a",
    "one number": "1",
    "one Arabic word": "ا",
    "accents": "a\u0301",
    "vowel marks": "\u064b",
    "invisible signs": "\u200b",
    "pictures": "😀",
    "nothing": "\0",
}


def hostile(name: str, size: int) -> Document:
    """A report of about `size` characters that repeats a pattern."""
    text = PATTERNS[name] * max(1, size // len(PATTERNS[name]))
    lang = "ar" if "Arabic" in name or "one letter" in name else "en"
    return Document(f"{name} {size}", text, Source("r", published="2025-03-09", lang=lang), blocks(text))
