"""The subword tokenizer, with its vocabulary pruned to Chinese and Latin script.

Pruning keeps every piece that Chinese or Latin text can produce, so such text is
cut exactly as with the full vocabulary; other scripts become unknown tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

BOS_ID, PAD_ID, EOS_ID, UNK_ID = 0, 1, 2, 3
N_SPECIAL = 4
MASK_PIECE = "<mask>"
WORD_START = "\u2581"
MAX_TOKENS = 512

# Half-open code point ranges: Latin to Extended-B, general punctuation to CJK
# radicals, CJK punctuation, Han, Han compatibility, full-width forms, emoji on.
_KEPT_RANGES = (
    (0x0000, 0x0250),
    (0x2000, 0x2E80),
    (0x3000, 0x3040),
    (0x3400, 0xA000),
    (0xF900, 0xFB00),
    (0xFF00, 0xFFEF),
    (0x1F000, 0x110000),
)
# The model was trained on NFKC text with these exceptions: control characters go,
# more characters than Unicode's spaces count as one, and the full-width tilde stays.
_CONTROLS = "[\x01-\x08\x0b\x0e-\x1f\x7f\x8f\x9f]"
_SPACES = "[\\t\\n\\f\\r\\u1680\\u200B-\\u200F\\u2028\\u2029\\u2581\\uFEFF\\uFFFD]"
_TILDE, _TILDE_STAND_IN = "\uff5e", "\ue000"


def kept_piece_ids(pieces: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return the ids of the pieces to keep, ascending, shape ``(n_kept,)``."""
    kept = [
        i
        for i, piece in enumerate(pieces)
        if i < N_SPECIAL or piece == MASK_PIECE or all(map(_is_kept, piece))
    ]
    return np.array(kept, dtype=np.int64)


def _is_kept(char: str) -> bool:
    code_point = ord(char)
    return any(low <= code_point < high for low, high in _KEPT_RANGES)


def build_tokenizer(vocabulary: Sequence[tuple[str, float]]) -> Tokenizer:
    """Return the tokenizer of pieces and their log-probabilities.

    Parameters
    ----------
    vocabulary
        Pieces in id order; the first four are ``<s> <pad> </s> <unk>``.
    """
    tokenizer = Tokenizer(models.Unigram(list(vocabulary), unk_id=UNK_ID, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(list(_normalizers()))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(
        replacement=WORD_START, prepend_scheme="always", split=True
    )
    tokenizer.decoder = decoders.Metaspace(replacement=WORD_START, prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", BOS_ID), ("</s>", EOS_ID)],
    )
    tokenizer.add_special_tokens([piece for piece, _ in vocabulary[:N_SPECIAL]] + [MASK_PIECE])
    return tokenizer


def _normalizers() -> Iterator[normalizers.Normalizer]:
    yield normalizers.Replace(Regex(_CONTROLS), "")
    yield normalizers.Replace(Regex(_SPACES), " ")
    yield normalizers.Replace(_TILDE, _TILDE_STAND_IN)
    yield normalizers.NFKC()
    yield normalizers.Replace(_TILDE_STAND_IN, _TILDE)
    yield normalizers.Replace(Regex(" {2,}"), " ")
    yield normalizers.Strip()


def tokenizer_settings() -> dict[str, object]:
    """Return the content of ``tokenizer_config.json`` for transformers."""
    return {
        "tokenizer_class": "TokenizersBackend",
        "backend": "tokenizers",
        "model_max_length": MAX_TOKENS,
        "model_input_names": ["input_ids", "attention_mask"],
        "bos_token": "<s>",
        "cls_token": "<s>",
        "eos_token": "</s>",
        "sep_token": "</s>",
        "unk_token": "<unk>",
        "pad_token": "<pad>",
        "mask_token": MASK_PIECE,
    }
