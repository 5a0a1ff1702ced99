"""The text layer for all stages: tokens, words, sentences and sections, folded with original offsets."""

from geo_incidents.text.analysed import Analysed, Sentence, analyse, analyse_text
from geo_incidents.text.blocks import blocks
from geo_incidents.text.fold import Folded, fold, fold_word
from geo_incidents.text.keys import key, name_key
from geo_incidents.text.tokens import Word, words

__all__ = [
    "Analysed",
    "Folded",
    "Sentence",
    "Word",
    "analyse",
    "analyse_text",
    "blocks",
    "fold",
    "fold_word",
    "key",
    "name_key",
    "words",
]
