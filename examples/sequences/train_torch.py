"""A recurrent network in PyTorch over the latest arrivals at the airport, with the other features beside it. Run by 'pandan train'."""

import pandan
import torch
from torch import nn

ROWS, WIDTH = 12, 3  # recent: rows(12, delay, seconds_ago()) OVER arrivals_here_2h, each row with a 1 at its end

torch.manual_seed(0)
data = pandan.load()
params = {"epochs": 3, "batch_size": 1024, "learning_rate": 0.003} | data.params
place = data.place("recent")
rest = [i for i in range(len(data.numbers)) if not place.start <= i < place.stop]


class Standardise(nn.Module):
    """A missing value becomes the mean."""

    def __init__(self, rows):
        super().__init__()
        self.register_buffer("mean", rows.nanmean(0))
        self.register_buffer("scale", (rows - self.mean).square().nanmean(0).sqrt() + 1e-6)

    def forward(self, rows):
        return torch.where(torch.isnan(rows), 0.0, (rows - self.mean) / self.scale)


class Model(nn.Module):
    def __init__(self, numbers, sizes):
        super().__init__()
        recent = numbers[:, place].reshape(-1, ROWS, WIDTH)
        self.rows = Standardise(recent[recent[:, :, -1] == 1][:, :-1])
        self.others = Standardise(numbers[:, rest])
        self.sequence = nn.GRU(WIDTH, 16, batch_first=True)
        self.embeddings = nn.ModuleList(nn.Embedding(size, min(8, size)) for size in sizes)
        width = 16 + 2 * len(rest) + sum(min(8, size) for size in sizes)
        self.layers = nn.Sequential(nn.Linear(width, 64), nn.ReLU(), nn.Linear(64, 1), nn.Sigmoid())

    def forward(self, numbers, categories):
        recent = numbers[:, place.start : place.stop].reshape(-1, ROWS, WIDTH)
        mask = recent[:, :, -1:]
        _, sequence = self.sequence(torch.cat([self.rows(recent[:, :, :-1]) * mask, mask], dim=2))
        others = numbers[:, rest]
        embedded = [embed(categories[:, i]) for i, embed in enumerate(self.embeddings)]
        parts = [sequence[0], self.others(others), torch.isnan(others).float(), *embedded]
        return self.layers(torch.cat(parts, dim=1))


numbers, codes = torch.from_numpy(data.train.numbers), torch.from_numpy(data.train.codes)
y = torch.from_numpy(data.train.y).float().unsqueeze(1)
model = Model(numbers, data.sizes)
optimizer = torch.optim.Adam(model.parameters(), params["learning_rate"])
for epoch in range(params["epochs"]):
    total = 0.0
    for some in torch.randperm(len(y)).split(params["batch_size"]):
        loss = nn.functional.binary_cross_entropy(model(numbers[some], codes[some]), y[some])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(some)
    print(f"epoch {epoch + 1}: loss {total / len(y):.4f}")

pandan.save_torch(model)
