"""Text as the stages read it: folded with its offsets kept, and cut into blocks, sentences and words."""

from geo_incidents.text.blocks import blocks
from geo_incidents.text.fold import Folded, fold
from geo_incidents.text.keys import key, name_key
from geo_incidents.text.sentences import block_sentences, sentences
from geo_incidents.text.tokens import Word, words

__all__ = ["Folded", "Word", "block_sentences", "blocks", "fold", "key", "name_key", "sentences", "words"]
