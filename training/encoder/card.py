"""The card of a published encoder, from the facts of its manifest."""

from __future__ import annotations

from collections.abc import Mapping

_CARD = """---
license: apache-2.0
pipeline_tag: sentence-similarity
library_name: sentence-transformers
base_model: intfloat/multilingual-e5-small
language: [zh, en]
---

# zhiqiao-encoder-{version}

Titles of jobs in Chinese and English, with mean pooling and unit length: the base model
`{base}` with all layers trained further. Titles take the prefix `query: `, longer texts
`passage: `. Cosines are compressed: compare them, never threshold one by itself.

Trained {published} with seed {seed} in {precision} on data `{data}` by code `{code}`.

## Recipe

{recipe}
"""


def write_card(manifest: Mapping[str, object]) -> str:
    """Return the card: what it is, and how it was made."""
    recipe = manifest["recipe"]
    if not isinstance(recipe, Mapping):
        raise ValueError("the manifest has no recipe")
    lines = "\n".join(f"| {name} | {value} |" for name, value in recipe.items())
    return _CARD.format(**{**manifest, "recipe": f"| number | value |\n|---|---|\n{lines}"})
