"""The text table of a report: tokens, words, sentences, blocks and sections, computed once for all stages."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from geo_incidents.model import Block, Document, Source, Span
from geo_incidents.text import gaps
from geo_incidents.text.blocks import blocks
from geo_incidents.text.fold import fold_word
from geo_incidents.text.languages import SAMPLE, languages, of_sentence
from geo_incidents.text.plain import Plain, plain
from geo_incidents.text.sections import Section, sections
from geo_incidents.text.sentences import block_sentences
from geo_incidents.text.tokens import Form, Read, Token, read


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the number of its block and its language's lexicon."""

    span: Span
    block: int
    lang: str


class Analysed:
    """A report's text table. Offsets are code points of the original text; tokens and words have numbers from 0.

    `tokens` are what the lexicons see (words, numbers, signs), `words` what names are written with, each with its
    offset in `starts` and the marks in front of it in `gaps`, one more than there are words.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        held = plain(document.text)
        found = read(held)
        self.words: list[Form] = found.words
        self.gaps = _gaps(held.text, found)
        self.tokens: list[Token] = _tokens(held, found)
        self.starts = [held.start(at) for at in found.starts] if held.offsets else found.starts
        self.ends = [held.end(at) for at in found.ends] if held.offsets else found.ends
        self.blocks: tuple[Block, ...] = document.blocks or blocks(document.text)
        # languages whose words are looked for: those whose little words the text is full of, and the one it states
        self.languages = languages([word.folded for word in self.words[:SAMPLE]], document.source.lang)
        self.sections: tuple[Section, ...] = sections(document.text, self.blocks, self.languages)
        self.token_starts = [token.start for token in self.tokens]
        self.sentences = self._sentences(held)
        self._sentence_ends = [sentence.span.end for sentence in self.sentences]

    def _sentences(self, held: Plain) -> tuple[Sentence, ...]:
        found: list[Sentence] = []
        for number, block in enumerate(self.blocks):
            for start, end in block_sentences(held.text, held.at(block.span.start), held.at(block.span.end)):
                span = held.span(start, end)
                first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
                folded = [word.folded for word in self.words[first:last] if not word.capital]
                lang = of_sentence(held.text[start:end], folded, self.document.source.lang)
                found.append(Sentence(span, number, lang))
        return tuple(found)

    def between(self, start: int, end: int) -> Sequence[Token]:
        """Tokens that lie entirely within a half-open range of code points."""
        first = bisect_left(self.token_starts, start)
        last = bisect_left(self.token_starts, end, first)
        return self.tokens[first : last - (last > first and self.tokens[last - 1].end > end)]

    def clipped(self, start: int, end: int) -> Sequence[Token]:
        """Tokens in a half-open range of code points, cut at its ends."""
        first = bisect_left(self.token_starts, start)
        found = self.tokens[first : bisect_left(self.token_starts, end, first)]
        if first and self.tokens[first - 1].end > start:
            found.insert(0, self._cut(self.tokens[first - 1], start, end))
        if found and found[-1].end > end:
            found[-1] = self._cut(found[-1], start, end)
        return found

    def _cut(self, token: Token, start: int, end: int) -> Token:
        start, end = max(start, token.start), min(end, token.end)
        form = fold_word(self.text[start:end])
        return Token(form, start, end, token.capital and start == token.start)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that contains an offset, or of the next one after it."""
        return bisect_right(self._sentence_ends, offset)


def _tokens(held: Plain, found: Read) -> list[Token]:
    """The tokens with offsets in the original text."""
    if held.offsets is None:
        return found.tokens
    return [one._replace(start=held.start(one.start), end=held.end(one.end)) for one in found.tokens]


def _gaps(text: str, found: Read) -> list[int]:
    """The marks before every word; both ends of the text count as paragraph ends."""
    marks = gaps.marks
    between = [marks(text[end:start]) for end, start in zip(found.ends, found.starts[1:], strict=False)]
    return [gaps.PARAGRAPH, *between, gaps.PARAGRAPH]


def analyse(document: Document) -> Analysed:
    """The text table of a report; takes time linear in its length."""
    return Analysed(document)


def analyse_text(text: str, lang: str = "") -> Analysed:
    """The text table of a text without a report, such as a test or a typed line."""
    name = sha256(text.encode(errors="surrogatepass")).hexdigest()[:16]
    return analyse(Document(name, text, Source("text", lang=lang), blocks(text)))
