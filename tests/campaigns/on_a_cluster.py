"""A bulk job on a Dask cluster of two worker processes: python on_a_cluster.py PROJECT TOWNS.csv OUT."""

import importlib
import sys
from pathlib import Path

from plugins.campaigns import ordering


def main(root: str, towns: str, out: str) -> int:
    """Start the cluster, give it the job, and stop it."""
    dask = importlib.import_module("distributed")
    options = {"host": "127.0.0.1", "dashboard_address": None, "memory_limit": 0}
    with dask.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, **options) as cluster:
        address = cluster.scheduler_address.removeprefix("tcp://")
        return ordering.main_bulk([f"--executor=dask://{address}", f"--out={out}", towns], Path(root))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
