"""What is minimised: tell the true partner from the others, and agree with a teacher."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

_NEVER = -1e4


def contrastive_loss(
    left: Tensor, right: Tensor, same: Tensor, temperature: float, mask_closer: bool = True
) -> Tensor:
    """Return the mean cross-entropy of finding each text's partner, in both directions.

    Other texts that are the same, or that the model already finds closer than the
    partner, are probably right too and do not count as wrong.

    Parameters
    ----------
    left, right
        Unit vectors of the pairs, shape ``(n_pairs, dims)``.
    same
        Which texts mean the same by what we know, bool ``(n_pairs, n_pairs)``.
    temperature
        Divides the cosines.
    mask_closer
        Whether closer ones are left out.

    Source
    ------
    van den Oord et al., *Representation Learning with Contrastive Predictive Coding*,
    2018. Leaving out what a guide finds closer: Solatorio, *GISTEmbed*, 2024.
    """
    cosines = left.float() @ right.float().T
    partner = torch.eye(len(left), dtype=torch.bool)
    masked = same & ~partner
    if mask_closer:
        masked = masked | ((cosines > cosines.diagonal()[:, None]) & ~partner).detach()
    logits = (cosines / temperature).masked_fill(masked, _NEVER)
    answers = torch.arange(len(left))
    forth = functional.cross_entropy(logits, answers)
    return (forth + functional.cross_entropy(logits.T, answers)) / 2


def class_loss(titles: Tensor, texts: Tensor, same: Tensor, temperature: float) -> Tensor:
    """Return the mean cross-entropy of finding each title's text among `texts`.

    Parameters
    ----------
    titles
        Unit vectors, shape ``(n_titles, dims)``.
    texts
        Unit vectors of texts of classes, the titles' own first, shape ``(n_texts, dims)``.
    same
        Whether a text is of the title's class, bool ``(n_titles, n_texts)``.
    temperature
        Divides the cosines.
    """
    answers = torch.arange(len(titles))
    others = same.clone()
    others[answers, answers] = False
    logits = titles.float() @ texts.float().T / temperature
    return functional.cross_entropy(logits.masked_fill(others, _NEVER), answers)


def teacher_loss(
    queries: Tensor, names: Tensor, likeness: Tensor, temperature: float, softness: float
) -> Tensor:
    """Return the mean cross-entropy against the teacher's shares.

    Parameters
    ----------
    queries, names
        Unit vectors, shapes ``(n_queries, dims)`` and ``(n_names, dims)``.
    likeness
        How alike the teacher finds their concepts, shape ``(n_queries, n_names)``.
    temperature
        Divides the cosines.
    softness
        Divides `likeness`.

    Source
    ------
    Hinton, Vinyals, Dean, *Distilling the Knowledge in a Neural Network*, 2015.
    """
    shares = torch.softmax(likeness.float() / softness, dim=1)
    logits = queries.float() @ names.float().T / temperature
    return -(shares * torch.log_softmax(logits, dim=1)).sum(1).mean()
