"""Who paints a film: this computer alone, or with others."""

from fastvid_gui.domain.nodes import LOCAL
from fastvid_gui.errors import UsageError
from fastvid_gui.render.local_run import LocalRun, MakeRun
from fastvid_gui.sentences.requests import Requests

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
        without: ids of nodes that must not help.
        spot_check: percent of each helper's parts that this computer paints once more.
        alone_at_first: whether nothing of the farm exists as long as nobody is paired; such a run can't be steered.

    Raises:
        UsageError: there would be nobody to paint, or an address can't be understood.
    """
    if nodes == LOCAL:
        if helpers_only:
            raise UsageError(Requests.NOBODY_PAINTS)
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
        raise UsageError(Requests.NOBODY_PAIRED)
    choice = NodeChoice(
        addresses=addresses, helpers_only=helpers_only, without=without, ids=ids, spot_check=spot_check
    )
    if alone_at_first and not paired:
        return lambda parts: LaterFarmRun(parts, choice)
    return lambda parts: FarmRun(parts, choice)
