"""`fastvid-gui info` and `bench`: what this computer has, and how fast it is."""

from typing import Annotated

import typer

from fastvid_gui.cli.messages import print_json, print_result

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


def info(as_json: AsJson = False) -> None:
    """Show versions, devices and where files live."""
    from fastvid_gui.engine.describe import description

    data = description()
    if as_json:
        print_json(data)
        return
    for key, value in data.items():
        shown = ", ".join(value) if isinstance(value, list) else ("not installed" if value is None else value)
        print_result(f"{key:<10} {shown}")


def bench(
    frames: Annotated[int, typer.Option(help="Frames of the sample clip to take.", min=10, max=150)] = 60,
    as_json: AsJson = False,
) -> None:
    """Measure each stage of a render on this computer, on the sample clip at 640x360."""
    from fastvid_gui.render.bench import run_bench

    result = run_bench(frames)
    if as_json:
        stages = [{"name": name, "ms_per_frame": round(value, 3)} for name, value in result.stages]
        print_json(
            {"stages": stages, "fps": round(result.fps, 3), "peak_memory_mb": round(result.peak_memory_mb, 1)}
        )
        return
    for name, value in result.stages:
        print_result(f"{name:<12} {value:7.2f} ms a frame")
    print_result(f"{result.fps:.1f} frames a second, all stages, {result.workers} ranges side by side; ")
    print_result(f"peak memory {result.peak_memory_mb:.0f} MiB")
