"""A small neural network in PyTorch. Run by 'pandan train'; the parameters are those of pandan.yaml."""

import pandan
import torch
from torch import nn

torch.manual_seed(0)
data = pandan.load()
params = {"epochs": 5, "batch_size": 1024, "learning_rate": 0.003} | data.params


class Model(nn.Module):
    """Numbers are standardised and their absence is marked; categories are embedded."""

    def __init__(self, numbers, sizes):
        super().__init__()
        self.register_buffer("mean", numbers.nanmean(0))
        self.register_buffer("scale", (numbers - self.mean).square().nanmean(0).sqrt() + 1e-6)
        self.embeddings = nn.ModuleList(nn.Embedding(size, min(8, size)) for size in sizes)
        width = 2 * numbers.shape[1] + sum(min(8, size) for size in sizes)
        self.layers = nn.Sequential(
            nn.Linear(width, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 1), nn.Sigmoid()
        )

    def forward(self, numbers, categories):
        missing = torch.isnan(numbers)
        known = torch.where(missing, 0.0, (numbers - self.mean) / self.scale)
        embedded = [embed(categories[:, i]) for i, embed in enumerate(self.embeddings)]
        return self.layers(torch.cat([known, missing.float(), *embedded], dim=1))


numbers, codes = torch.from_numpy(data.train.numbers), torch.from_numpy(data.train.codes)
y = torch.from_numpy(data.train.y).float().unsqueeze(1)

model = Model(numbers, data.sizes)
optimizer = torch.optim.Adam(model.parameters(), params["learning_rate"])
for epoch in range(params["epochs"]):
    total = 0.0
    for rows in torch.randperm(len(y)).split(params["batch_size"]):
        loss = nn.functional.binary_cross_entropy(model(numbers[rows], codes[rows]), y[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(rows)
    print(f"epoch {epoch + 1}: loss {total / len(y):.4f}")

pandan.save_torch(model)
