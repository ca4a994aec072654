"""Who paints a film: this computer alone, or with others."""

from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.errors import UsageError
from fastvid_gui.render.workers import LocalRun, MakeRun

USUAL_SPOT_CHECK = 2.0


def who_paints(
    nodes: str,
    helpers_only: bool,
    *,
    without: tuple[str, ...] = (),
    spot_check: float = USUAL_SPOT_CHECK,
    alone_at_first: bool = False,
) -> MakeRun:
    """What `--nodes`, `--helpers-only` and `--spot-check` mean. A computer that is paired during the render joins it.

    Args:
        without: ids of nodes that shall not help.
        spot_check: percent of each helper's parts that this computer paints once more.
        alone_at_first: whether nothing of the farm is there as long as nobody is paired; such a run can't be steered.

    Raises:
        UsageError: nobody would be left to paint, or an address can't be understood.
    """
    if nodes == LOCAL:
        if helpers_only:
            raise UsageError("--helpers-only and --nodes local leave nobody to paint; drop one of them.")
        return LocalRun
    # Painting alone needs none of this.
    from fastvid_gui.farm.maker.later import LaterFarmRun
    from fastvid_gui.farm.maker.nodes import NodeChoice, read_nodes
    from fastvid_gui.farm.maker.run import FarmRun
    from fastvid_gui.farm.trust.peers import PeerBook

    named, peers = nodes not in ("", "auto"), PeerBook()
    addresses, ids = read_nodes(nodes, peers) if named else (None, None)
    paired = bool(peers.list())
    if not paired and (helpers_only or named):
        raise UsageError(
            "No helper is paired with this computer. Start `fastvid-gui helper --pair` on another one, and type the "
            "code it shows here: `fastvid-gui pair HOST CODE`."
        )
    choice = NodeChoice(addresses, helpers_only, without=without, ids=ids, spot_check=spot_check)
    if alone_at_first and not paired:
        return lambda parts: LaterFarmRun(parts, choice)
    return lambda parts: FarmRun(parts, choice)
