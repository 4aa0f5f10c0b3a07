"""The small files that make a folder of weights a SentenceTransformer.

They are written by hand because importing the library to save them costs more
seconds and memory than all the rest of the build.
"""

from __future__ import annotations

import json
from pathlib import Path

from features.encoder.container import BertShape
from features.encoder.tokenizer import BOS_ID, EOS_ID, PAD_ID, tokenizer_settings

QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "
LAYER_NORM_EPS = 1e-12

_CARD = """---
license: mit
pipeline_tag: sentence-similarity
library_name: sentence-transformers
base_model: intfloat/multilingual-e5-small
---

# {name}

multilingual-e5-small, de-quantised from the 4-bit weights of the Python package
`{source}` and pruned to the vocabulary of Chinese and Latin script. Mean pooling,
unit length, {dims} dimensions. Built on this machine; not changed by training.

Texts need their prefix: `encode_query()` adds `query: `, `encode_document()` adds
`passage: `. Cosines are compressed (unrelated texts reach 0.8), so compare them,
and never threshold one by itself.
"""


def write_layout(folder: Path, name: str, source: str, shape: BertShape, n_tokens: int) -> None:
    """Write configuration, module list, prompts and model card into `folder`.

    Parameters
    ----------
    folder
        An existing folder.
    name, source
        Name of the model and of the package it comes from, for the card.
    shape
        Sizes of the transformer.
    n_tokens
        Rows of the embedding matrix.
    """
    for path, content in {
        "config.json": _bert_config(shape, n_tokens),
        "tokenizer_config.json": tokenizer_settings(),
        "modules.json": _modules(),
        "sentence_bert_config.json": _transformer_module(),
        "config_sentence_transformers.json": _prompts(),
        "1_Pooling/config.json": _pooling(shape.hidden),
        "2_Normalize/config.json": _normalize(),
    }.items():
        (folder / path).parent.mkdir(exist_ok=True)
        text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
        (folder / path).write_text(text, encoding="utf-8")
    card = _CARD.format(name=name, source=source, dims=shape.hidden)
    (folder / "README.md").write_text(card, encoding="utf-8")


def _bert_config(shape: BertShape, n_tokens: int) -> dict[str, object]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "float32",
        "vocab_size": n_tokens,
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.token_types,
        "hidden_act": "gelu",
        "layer_norm_eps": LAYER_NORM_EPS,
        "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1,
        "initializer_range": 0.02,
        "bos_token_id": BOS_ID,
        "pad_token_id": PAD_ID,
        "eos_token_id": EOS_ID,
    }


def _modules() -> list[dict[str, object]]:
    types = {
        "": "sentence_transformers.base.modules.transformer.Transformer",
        "1_Pooling": "sentence_transformers.sentence_transformer.modules.pooling.Pooling",
        "2_Normalize": "sentence_transformers.base.modules.normalize.Normalize",
    }
    return [
        {"idx": i, "name": str(i), "path": path, "type": kind}
        for i, (path, kind) in enumerate(types.items())
    ]


def _transformer_module() -> dict[str, object]:
    return {
        "transformer_task": "feature-extraction",
        "modality_config": {
            "text": {"method": "forward", "method_output_name": "last_hidden_state"}
        },
        "module_output_name": "token_embeddings",
    }


def _prompts() -> dict[str, object]:
    # encode_document() looks for "document" first and finds an empty one by default.
    return {
        "model_type": "SentenceTransformer",
        "prompts": {
            "query": QUERY_PROMPT,
            "document": PASSAGE_PROMPT,
            "passage": PASSAGE_PROMPT,
        },
        "default_prompt_name": "query",
        "similarity_fn_name": "cosine",
    }


def _pooling(hidden: int) -> dict[str, object]:
    return {"embedding_dimension": hidden, "pooling_mode": "mean", "include_prompt": True}


def _normalize() -> dict[str, object]:
    return {
        "module_input_name": "sentence_embedding",
        "module_output_name": "sentence_embedding",
    }
