"""Who paints a film that the window asks for: this computer, helpers, or a cluster."""

from fastvid_gui.farm.maker.who import who_paints
from fastvid_gui.render.local_run import MakeRun
from fastvid_gui.render.request import RenderRequest


def painters_of(request: RenderRequest) -> MakeRun:
    """Raises UsageError, FarmError: nobody would be left to paint, or the cluster can't be used."""
    if request.cluster:
        from fastvid_gui.cluster.maker.choice import cluster_named, cluster_paints

        return cluster_paints(cluster_named(request.cluster, request.output, insecure=request.insecure))
    return who_paints(
        request.nodes, request.helpers_only, without=request.without, spot_check=request.spot_check
    )


def check_painters(request: RenderRequest) -> None:
    """The same, before it starts: begins no cluster. Raises UsageError, FarmError."""
    if request.cluster:
        from fastvid_gui.cluster.maker.choice import check_cluster

        check_cluster(request.cluster)
    else:
        who_paints(request.nodes, request.helpers_only)
