"""What is wrong with the job store, and with the space on the disks."""

from fastvid_gui.sentences.sentence import Code


class StorageSays(Code):
    """Sentences about stored jobs and free space."""

    MENDED = (
        "The list of jobs in {folder} was damaged ({detail}). It was rebuilt from what is painted (jobs: "
        "{jobs}, stored parts: {parts}). The damaged one is kept as {file}."
    )
    DAMAGED = (
        "The list of jobs in {folder} is damaged ({detail}). Run the same command again: the list is rebuilt from "
        "what is painted, and nothing of that is painted twice."
    )
    JOBS_LEFT_OUT = "Jobs left out of the list: {count}. They are damaged, or of a newer FastVid."
    PARTS_LEFT_OUT = (
        "Stored parts left out: {count}. They are damaged, or of a newer FastVid, and may be painted again."
    )
    NOT_A_FILE = (
        "{path} is not an ordinary file. Move it away; the list of jobs is rebuilt from what is painted."
    )
    NEWER = "The job store in {folder} was written by a newer FastVid. Update this one."
    UNUSABLE = (
        "The job store in {folder} can't be used ({reason}). Check that disk and your rights there, or set "
        "FASTVID_HOME to another folder."
    )
    UNREADABLE = "The job store in {folder} can't be read ({reason}). Check that disk, then run the same command again."
    FULL = "The disk that holds {folder} is full. Free some space and run the same command again: it goes on."
    NEEDS_SPACE = (
        "The job needs about {need} on the disk that holds {folder}, but only {free} are free. Free some space, choose "
        "a smaller --size, or set FASTVID_HOME to a folder on a larger disk."
    )
    FILM_NEEDS_SPACE = (
        "The job needs about {need} on the disk that holds {folder}, but only {free} are free. Free some space, choose "
        "a smaller --size, or choose another disk for the film."
    )
    PART_DAMAGED = (
        "A stored part of the film (frames {first} to {last}) is damaged. Run the same command again: it "
        "is painted again."
    )
    FADE_DAMAGED = (
        "The stored pictures around frame {frame} are damaged. Run the same command again: only they are "
        "painted again."
    )
    SEED_DAMAGED = (
        "What painting goes on from at frame {frame} is damaged. Run the same command to paint it again."
    )
    PLAN_DAMAGED = "The stored plan of this film is damaged. Render with --fresh to start over."
    FRAME_MISSING = "Frame {frame} is missing in its stored part. Render again to have it painted again."
    IN_USE = "Another FastVid is rendering this very job now. Wait for it, or stop it."
    NO_JOB = "No job has an id that begins with “{id}”. `fastvid-gui jobs` lists them."
    SEVERAL_JOBS = "More than one job has an id that begins with “{id}”. `fastvid-gui jobs` lists them."
    NOT_AN_ID = "{id} is not a job. `fastvid-gui jobs` lists them."
