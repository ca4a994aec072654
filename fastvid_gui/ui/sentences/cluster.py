"""A cluster, as the window says it."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.sentences.cluster import ClusterSays
from fastvid_gui.ui.sentences.words import Words

translate = QCoreApplication.translate

CLUSTER: Words = {
    ClusterSays.NO_ADDRESS: lambda: translate(
        "Engine",
        "“{text}” is not a cluster: choose a folder that all PCs of the cluster see.",
    ),
    ClusterSays.NEEDS_INSECURE: lambda: translate(
        "Engine",
        "{address} is not encrypted: anyone who reaches that network could run programs here. Use an address that "
        "begins with tls://.",
    ),
    ClusterSays.NO_CLUSTER: lambda: translate(
        "Engine", "No cluster is in {folder}. Begin one on any PC that sees the folder."
    ),
    ClusterSays.FOLDER_GONE: lambda: translate(
        "Engine",
        "The shared folder {folder} is gone on this PC: not mounted any more? Everything finished is kept. Mount it "
        "again, then try again.",
    ),
    ClusterSays.FOLDER_FULL: lambda: translate(
        "Engine",
        "The shared folder {folder} is full. Everything finished is kept. Free some space there, then try again.",
    ),
    ClusterSays.FOLDER_READ_ONLY: lambda: translate(
        "Engine",
        "Nothing can be written into the shared folder {folder} ({reason}). Everything finished is kept. Make it "
        "writable for you, then try again.",
    ),
    ClusterSays.FOLDER_FAILS: lambda: translate(
        "Engine",
        "The shared folder {folder} can't be used: {reason}. Everything finished is kept: try again later.",
    ),
    ClusterSays.SILENT: lambda: translate(
        "Engine",
        "The scheduler of the cluster at {address} does not answer this PC: a firewall between the two? Open that port "
        "there. If it runs nowhere, stop the cluster in {folder} on one of its PCs, then try again.",
    ),
    ClusterSays.OTHER_CERTIFICATE: lambda: translate(
        "Engine",
        "What answers at {address} does not have the certificate of the cluster in {folder}. If the folder was cleaned "
        "up while the cluster ran, stop the cluster on one of its PCs and let them join again.",
    ),
    ClusterSays.OTHER_VERSION: lambda: translate(
        "Engine",
        "The cluster has FastVid {theirs}, this PC {mine}: install the same version on both. If it is the cluster that "
        "is old, stop it on one of its PCs.",
    ),
    ClusterSays.STOPPED: lambda: translate(
        "Engine", "The cluster was stopped. Everything finished is kept: try again to go on from there."
    ),
    ClusterSays.NOBODY_LEFT: lambda: translate(
        "Engine",
        "No PC of the cluster can go on: {reasons}. Everything finished is kept: try again to go on from there.",
    ),
}
