"""A cluster: many computers that see one shared folder; dask.distributed carries the work (docs/cluster.md)."""
