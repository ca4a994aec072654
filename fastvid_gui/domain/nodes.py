"""What this computer is called."""

LOCAL = "local"
"""The name of this computer among the nodes of a job; as `--nodes` it means this computer alone."""
