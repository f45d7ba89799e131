"""The drawing process: it answers, it is ended when it takes too long, and it comes back."""

from __future__ import annotations

import asyncio

from neurogebra_lsp.engine.drawing import Drawing
from neurogebra_lsp.wire import Draw

PARABOLA = Draw("a*x**2", ("x", "a"), (3.0, 2.0), "x", -1.0, 1.0)
#: Its second derivative would take minutes.
ENDLESS = Draw("gelu(gelu(gelu(gelu(x))))", ("x",), (1.0,), "x", -1.0, 1.0, orders=(0, 2))


def test_a_formula_is_drawn_and_an_endless_one_costs_only_itself():
    async def scenario() -> None:
        drawing = Drawing(seconds=20.0)
        try:
            first, second = await asyncio.gather(drawing.draw(PARABOLA), drawing.draw(PARABOLA))
            assert [curve.value for curve in first.curves] == [18.0, 12.0]
            assert first == second
            drawing._seconds = 0.3
            ended = await drawing.draw(ENDLESS)
            assert "ended after" in ended.why or all(curve.order < 2 for curve in ended.curves)
            drawing._seconds = 20.0
            assert (await drawing.draw(PARABOLA)).curves == first.curves
        finally:
            await drawing.close()

    asyncio.run(scenario())


def test_a_process_that_draws_nothing_is_ended():
    async def scenario() -> None:
        drawing = Drawing(idle_seconds=0.05)
        try:
            assert not (await drawing.draw(PARABOLA)).why
            process = drawing._process
            assert process is not None
            while process.running:
                await asyncio.sleep(0.02)
            assert drawing._process is None
        finally:
            await drawing.close()

    asyncio.run(scenario())
