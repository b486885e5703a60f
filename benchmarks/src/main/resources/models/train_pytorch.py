import pandan
import torch
from micros import micros
from torch import nn

torch.manual_seed(0)
torch.set_num_threads(1)
data = pandan.load()


class Model(nn.Module):
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
optimizer = torch.optim.Adam(model.parameters(), 0.003)
for rows in torch.randperm(len(y)).split(1024):
    loss = nn.functional.binary_cross_entropy(model(numbers[rows], codes[rows]), y[rows])
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

model.eval()
row = torch.from_numpy(data.test.numbers[:1]), torch.from_numpy(data.test.codes[:1])
with torch.inference_mode():
    metrics = {"row_us": micros(lambda: model(*row), 500)}
if data.params["kind"] == "onnx":
    pandan.save_torch(model, metrics=metrics)
else:
    pandan.save_torchscript(model, metrics=metrics)
