"""What strangers named, on its way to terminals and logs: nothing moves a cursor, hides, or passes for a line."""

import io
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.console import Console

from fastvid_gui.cli import nodes, render_nodes
from fastvid_gui.cli.app import run
from fastvid_gui.cli.helper import _Status
from fastvid_gui.cli.progress import RenderProgress
from fastvid_gui.domain.terminal_text import harmless, harmless_line
from fastvid_gui.farm.discovery.listing import Listed
from fastvid_gui.farm.doctor.findings import Outcome, Step
from fastvid_gui.farm.helper.options import HelperStatus
from fastvid_gui.farm.protocol.messages import HelperState
from fastvid_gui.log_text import HarmlessFormatter
from fastvid_gui.render.events import NodesChanged, NodeStatus, Noted
from fastvid_gui.sentences.sentence import said_by_others

UPSETTING = "\x1b[2J\x1b]0;owned\x07\x9b31m\u202egpj.\u2066\u200b\u200e\u2028\ufeff\U000e0041\x08end"


def clean(text: str) -> bool:
    return all(sign.isprintable() or sign == "\n" for sign in text)


def test_upsetting_signs_become_escapes_and_all_else_stays() -> None:
    shown = harmless(UPSETTING)
    assert clean(shown) and shown.startswith("\\u001b[2J\\u001b]0;owned\\u0007\\u009b31m\\u202egpj.")
    assert "\\U000e0041" in shown and shown.endswith("\\u0008end")
    for text in ("Büro 工作室", "a\tb\nc", "می‌خواهم", "👩‍👧", "कि", "\U0001f98a"):
        assert harmless(text) == text
    assert (
        harmless_line("a\nfastvid-gui: Paired with evil\t!")
        == "a\\u000afastvid-gui: Paired with evil\\u0009!"
    )


def test_json_with_them_is_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["styles", "show", UPSETTING, "--json"]) == 1
    out = capsys.readouterr().out
    assert clean(out) and UPSETTING[:4] in json.loads(out)["error"].encode().decode("unicode_escape")


def test_tables_and_lines_are_clean(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """As if a message or an announcement had come through with such texts: both are cleaned before, too."""
    listed = Listed(
        id=UPSETTING,
        name=UPSETTING,
        address=UPSETTING,
        version=3,
        device=UPSETTING,
        paired=True,
        helping=True,
        state=UPSETTING,
        app=UPSETTING,
    )
    status = NodeStatus(
        name=UPSETTING,
        device=UPSETTING,
        state=UPSETTING,
        painting=((0, 9, 3),),
        frames=9,
        frames_per_second=3.0,
    )
    event = NodesChanged((status,))
    file = io.StringIO()
    console = Console(file=file, force_terminal=False, width=400)
    console.print(nodes._table([listed], UPSETTING))
    console.print(render_nodes.nodes_table(event))
    assert clean(file.getvalue()) and file.getvalue().count("\\u001b[2J") >= 6
    nodes._show_step(
        Step("port", Outcome.FAILED, said_by_others(UPSETTING), (said_by_others(UPSETTING),) * 2)
    )
    with RenderProgress() as progress:
        progress.tell(event)
        progress.tell(Noted(said_by_others(UPSETTING)))
    shown = _Status(as_json=False)
    state = HelperState.IDLE
    told = HelperStatus(
        name=UPSETTING,
        port=1,
        state=state,
        resting=said_by_others(UPSETTING),
        code="",
        maker=UPSETTING,
        waiting=(UPSETTING,),
        problem=said_by_others(UPSETTING),
    )
    shown.show(told)
    shown.tell(said_by_others(UPSETTING))
    said = capsys.readouterr()
    assert clean(said.out + said.err) and "\\u001b" in said.out and "\\u001b" in said.err


# ---- logs


def written(*arguments: object, error: Exception | None = None) -> str:
    record = logging.LogRecord("x", logging.WARNING, "f", 1, str(arguments[0]), tuple(arguments[1:]), None)
    if error is not None:
        try:
            raise error
        except Exception:  # noqa: BLE001 - as a log sees it
            record.exc_info = sys.exc_info()
    return HarmlessFormatter("%(levelname)s %(message)s").format(record)


def test_a_record_is_clean_and_its_further_lines_can_not_pass_for_records() -> None:
    text = written("%s is here, %d %.1f", f"{UPSETTING}\nWARNING forged", 3, 2.5)
    assert clean(text) and "3 2.5" in text
    text += "\n" + written("plain", error=ValueError(f"{UPSETTING}\nWARNING forged\n\nWARNING again"))
    assert clean(text)
    assert [line for line in text.splitlines() if line.startswith("WARNING")] == [
        text.splitlines()[0],
        "WARNING plain",
    ]
    assert "Traceback" in text and "forged" in text


@pytest.mark.parametrize("mode", ["command line", "engine"])
def test_logs_of_a_process_are_clean(mode: str, tmp_path: Path) -> None:
    """The terminal of `helper` and `nodes`, which set up no log, and the log files of engines."""
    begin = {
        "command line": "from fastvid_gui.cli.app import run; run(['--version'])",
        "engine": "from fastvid_gui.engine.process import begin_log; begin_log('desk')",
    }[mode]
    program = f"""
import logging, sys
{begin}
log = logging.getLogger("fastvid_gui.farm.discovery.discovery")
log.warning("What is announced as %s", {UPSETTING!r})
try:
    raise ValueError({UPSETTING!r} + chr(10) + "forged")
except ValueError:
    log.exception("begins anew")
logging.getLogger("zeroconf").warning("odd packet " + {UPSETTING!r})
"""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "FASTVID_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, env=environment, timeout=240, check=True
    )
    said = done.stderr.decode()
    assert clean(said) and said.count("\\u001b[2J") == 3, said
    assert "\nforged" not in said and "Traceback" in said
