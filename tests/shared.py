"""Where the third-party test data are."""

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def find_shared_data() -> Path | None:
    """The folder of third-party test data: FASTVID_SHARED_DATA, or `shared/data` beside the repository."""
    named = os.environ.get("FASTVID_SHARED_DATA")
    for folder in (Path(named) if named else None, REPOSITORY.parent / "shared" / "data"):
        if folder is not None and (folder / "SOURCES.md").is_file():
            return folder
    return None


SHARED_DATA = find_shared_data()
