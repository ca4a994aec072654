"""The predictor as a torch module; `style/drafter.py` describes it. It is taught in two ways at once:

    picture -> encoder -> code -> head -> style vector

The code summarizes the loss network's statistics of the picture (`StatisticsCode`). The encoder learns to find it from
the picture alone, which is cheap. At the same time the head learns what the painter needs, from the true code at first.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from fastvid_gui.style.drafter import (
    CODE_SIZE,
    CONVOLUTIONS,
    HIDDEN_SIZE,
    LEAST_MEASURE,
    LEAST_VARIANCE,
    MEASURE_SIZE,
    MEASURED,
)

RIDGE = 0.1
"""Ridge of the regression with which the direct way to the code starts."""
LEAST_DEVIATION = 0.01
"""What hardly differs between paintings is not scaled up beyond this."""


class Predictor(nn.Module):
    """Pictures in, codes and style vectors out. The painter's shape decides `style_size`."""

    def __init__(self, base: Tensor) -> None:
        """`base`: the style vector (style_size) from which predictions start."""
        super().__init__()
        channels = 12
        self.convolutions = nn.ModuleList()
        for width, stride in CONVOLUTIONS:
            convolution = nn.Conv2d(channels, width, 3, stride)
            nn.init.kaiming_normal_(convolution.weight, nonlinearity="relu")
            nn.init.zeros_(convolution.bias)  # type: ignore[arg-type]
            self.convolutions.append(convolution)
            channels = width
        measured = 2 * sum(CONVOLUTIONS[number][0] for number in MEASURED)
        self.middle = nn.Parameter(torch.zeros(measured), requires_grad=False)
        self.factor = nn.Parameter(torch.ones(measured), requires_grad=False)
        self.direct = nn.Linear(measured, CODE_SIZE)
        self.measure = nn.Linear(measured, MEASURE_SIZE)
        self.tell = nn.Linear(MEASURE_SIZE, CODE_SIZE)
        self.hidden = nn.Linear(CODE_SIZE, HIDDEN_SIZE)
        self.out = nn.Linear(HIDDEN_SIZE, len(base))
        nn.init.normal_(self.out.weight, std=0.01)
        self.out.bias.data = base.clone()

    def measures(self, looks: Tensor) -> Tensor:
        """The measurements of pictures (N x 3 x H x W, RGB 0..255, sides divisible by 2): N x M."""
        x = F.pixel_unshuffle(looks / 127.5 - 1, 2)
        found = []
        for number, convolution in enumerate(self.convolutions):
            x = F.relu(convolution(F.pad(x, (1, 1, 1, 1), "reflect")))
            if number in MEASURED:
                mean = x.float().mean((2, 3), keepdim=True)
                variance = (x.float() - mean).square().mean((2, 3))
                found += [mean[:, :, 0, 0], (variance + LEAST_VARIANCE).sqrt()]
        return (torch.cat(found, 1) + LEAST_MEASURE).log()

    def code(self, looks: Tensor) -> Tensor:
        """Codes of pictures (as for `measures`): N x CODE_SIZE."""
        measures = (self.measures(looks) - self.middle) * self.factor
        code: Tensor = self.direct(measures) + self.tell(F.relu(self.measure(measures)))
        return code.float()

    def encoder(self) -> list[nn.Parameter]:
        """Everything that is learned up to the code."""
        parts = (self.convolutions, self.direct, self.measure, self.tell)
        return [parameter for part in parts for parameter in part.parameters()]

    def vectors(self, codes: Tensor) -> Tensor:
        """Style vectors of codes (N x CODE_SIZE): N x style_size."""
        vectors: Tensor = self.out(F.relu(self.hidden(codes)))
        return vectors.float()

    @torch.no_grad()
    def begin(self, looks: Tensor, codes: Tensor) -> None:
        """Sets the full layers to where learning goes fast: random convolutions already measure a lot.

        Their measurements are normalized, the direct way to the code is the best linear one (ridge regression), and the
        other way gives nothing at first.

        Args:
            looks: N x 3 x H x W, uint8. codes: their true codes, N x CODE_SIZE.
        """
        device = self.out.weight.device
        with torch.autocast(device.type, torch.bfloat16):
            parts = [self.measures(some.to(device).float()) for some in torch.split(looks, 32)]
        measures = torch.cat(parts)
        self.middle.copy_(measures.mean(0))
        self.factor.copy_(1 / measures.std(0).clamp(min=LEAST_DEVIATION))
        even = ((measures - self.middle) * self.factor).double()
        wanted = codes.to(device).double()
        ridge = RIDGE * torch.eye(even.shape[1], dtype=torch.float64, device=device)
        self.direct.weight.copy_(
            torch.linalg.solve(even.T @ even / len(even) + ridge, even.T @ wanted / len(even)).T
        )
        self.direct.bias.copy_(wanted.mean(0))
        self.tell.weight.zero_()
        self.tell.bias.zero_()


class StatisticsCode(nn.Module):
    """A summary of the loss network's statistics of a picture: their principal components, evened out.

    It is not needed once the predictor is trained.
    """

    middle: Tensor
    basis: Tensor

    def __init__(self, statistics: int) -> None:
        super().__init__()
        self.register_buffer("middle", torch.zeros(statistics))
        self.register_buffer("basis", torch.zeros(statistics, CODE_SIZE))

    def learn(self, statistics: Tensor) -> None:
        """Takes the principal components of N x S numbers."""
        values = statistics.double()
        middle = values.mean(0)
        spread, directions = torch.linalg.eigh((values - middle).T @ (values - middle) / len(values))
        spread, directions = spread.flip(0)[:CODE_SIZE], directions.flip(1)[:, :CODE_SIZE]
        # Between unscaled (nearly all is in the first components) and all equal (the last ones are noise).
        scale = spread.clamp(min=1e-12) ** -0.25
        scale = scale / ((scale**2 * spread).mean().sqrt() + 1e-12)
        self.middle.copy_(middle)
        self.basis.copy_(directions * scale)

    def forward(self, statistics: Tensor) -> Tensor:
        """N x S numbers as N x CODE_SIZE."""
        return (statistics - self.middle) @ self.basis
