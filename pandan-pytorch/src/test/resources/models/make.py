"""Writes the TorchScript files of the tests, each with the scores that PyTorch gives: python make.py (torch==2.13.0)."""

import csv
import pathlib

import torch
from torch import Tensor, nn

torch.manual_seed(20010314)
HERE = pathlib.Path(__file__).parent
STATES = ["CA", "NY", "서울"]
rows = 100
speed = torch.randn(rows, 1) * 500
bands = torch.randn(rows, 2) * 500
speed[::7] = torch.nan
bands[::5, 1] = torch.nan
codes = torch.randint(0, len(STATES) + 1, (rows, 1))


class Packed(nn.Module):
    """All numbers side by side and codes of categories, as a script of 'trainer: python' trains them."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(len(STATES) + 1, 2)
        self.layers = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1), nn.Sigmoid())

    def forward(self, numbers: Tensor, categories: Tensor) -> Tensor:
        missing = torch.isnan(numbers)
        known = torch.where(missing, 0.0, numbers / 500)
        return self.layers(torch.cat([known, missing.float(), self.embedding(categories[:, 0])], dim=1))


class Named(nn.Module):
    """An argument per feature, and the probabilities of two classes."""

    def __init__(self):
        super().__init__()
        self.packed = Packed()

    def forward(self, state: Tensor, bands: Tensor, speed: Tensor) -> Tensor:
        p = self.packed(torch.cat([speed, bands], 1), state)
        return torch.cat([1 - p, p], 1)


class Classes(nn.Module):
    """The probabilities of three classes."""

    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(len(STATES) + 1, 2)
        self.layers = nn.Sequential(nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 3), nn.Softmax(dim=1))

    def forward(self, numbers: Tensor, categories: Tensor) -> Tensor:
        missing = torch.isnan(numbers)
        known = torch.where(missing, 0.0, numbers / 500)
        return self.layers(torch.cat([known, missing.float(), self.embedding(categories[:, 0])], dim=1))


class Number(nn.Module):
    """A number, in one dimension."""

    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(6, 1)

    def forward(self, numbers: Tensor, categories: Tensor) -> Tensor:
        missing = torch.isnan(numbers)
        known = torch.where(missing, 0.0, numbers / 500)
        return 40 * self.layer(torch.cat([known, missing.float()], dim=1))[:, 0] + categories[:, 0]


def write(name, module, *arguments, values=1):
    module = torch.jit.script(module.eval())
    with torch.no_grad():
        scores = module(*arguments).reshape(rows, -1)[:, -values:].tolist()
    module.save(str(HERE / f"{name}.pt"))
    with open(HERE / f"{name}.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        for i in range(rows):
            state = STATES[codes[i, 0]] if codes[i, 0] < len(STATES) else "elsewhere"
            out.writerow([speed[i, 0].item(), *bands[i].tolist(), state, *map(repr, scores[i])])


write("packed", Packed(), torch.cat([speed, bands], 1), codes)
write("named", Named(), codes, bands, speed)


class Strided(nn.Module):
    """Probabilities of two classes in double precision, their columns apart in memory."""

    def __init__(self):
        super().__init__()
        self.packed = Packed()

    def forward(self, numbers: Tensor, categories: Tensor) -> Tensor:
        p = self.packed(numbers, categories).squeeze(1).double()
        return torch.stack([1 - p, p], 0).t()


write("strided", Strided(), torch.cat([speed, bands], 1), codes)
write("classes", Classes(), torch.cat([speed, bands], 1), codes, values=3)
write("number", Number(), torch.cat([speed, bands], 1), codes)
