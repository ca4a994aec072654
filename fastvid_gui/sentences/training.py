"""What training says: what it needs, what it is doing, and what went wrong."""

from fastvid_gui.sentences.sentence import Code


class TrainingSays(Code):
    """Sentences about learning styles from pictures."""

    GETTING_READY = "Getting the network ready …"
    LOOKING_AT_PHOTOS = "Looking at the photos in {folder} …"
    LOOKING_AT_FRAMES = "Looking at frames of {film} …"
    STARTS_OVER = "What an earlier FastVid had begun to learn here can't be continued; learning starts over."
    SAVED_NOT = "The checkpoint can't be written. {reason} The one before is kept and the training goes on."
    NO_PREVIEW = "The preview can't be written. {reason}"

    STOPPED_EARLY = "Stopped before the training began."
    STOPPED_AT_NOTHING = "Stopped before anything was learned."
    STOPPED_AT_NOTHING_YET = "Stopped before anything was learned; the same command goes on."
    STOPPED = (
        "Stopped at step {step} of {steps}. What was learned is in {file}; the same command goes on from "
        "there."
    )
    STOPPED_AT_STEP = "Stopped at step {step}. The same command goes on from there."
    KEPT_IN_CHECKPOINT = "{reason} What was learned is kept in {file}; the same command goes on."
    STYLE_SO_FAR = "{reason} The style so far is in {file}."
    ASTRAY = "Training went astray: a loss is not a number. Start again with a lower learning rate."

    NO_TIME = "Training needs some time: choose at least a minute."
    NO_MATERIAL = "Training needs pictures to paint: give --photos DIR or --video FILE."
    NO_PHOTO_FOLDER = "{folder} is not a folder of photos. Choose another one."
    NO_PHOTOS = (
        "{folder} holds no photo that can be read (JPEG, PNG, WebP, BMP, TIFF). Choose another folder."
    )
    ONLY_BAD_PHOTOS = (
        "{folder} holds no photo that can be read (JPEG, PNG, WebP, BMP, TIFF): all pictures in it ({bad}) "
        "are damaged or too small. Choose another folder."
    )
    TOO_MANY_FILES = "{folder} holds too many files; choose the folder in which the photos are."
    NO_PAINTING_FOLDER = "{folder} is not a folder of paintings. Choose another one."
    NO_PAINTINGS = "There is no painting (JPEG, PNG, ...) in {folders}."
    NO_PAINTING = "There is no painting {name} (JPEG, PNG, ...) in {folder}."

    OLD_CHECKPOINT = (
        "The checkpoint {file} was written by an earlier version of FastVid and is not read any more; "
        "delete it to start over."
    )
    BAD_CHECKPOINT = "The checkpoint {file} is damaged; delete it to start over."
    OTHER_CHECKPOINT = "The checkpoint {file} does not fit this training; delete it to start over."
    BAD_OR_OTHER_CHECKPOINT = (
        "The checkpoint {file} is damaged or does not fit this training; delete it to start over."
    )
    OTHER_PICTURE = (
        "{file} belongs to a training on another picture. Choose another name with -o, or start over with "
        "--fresh."
    )
    BAD_TARGETS = "{file} is damaged; delete it, it is made again."
    OTHER_SPEED = (
        "{file} holds a network of another speed than the recipe asks for ({speed}). Name another start."
    )
    CANT_READ = "{file} can't be read: {reason}. Check the path."
    CANT_WRITE = "{file} can't be written: {reason}."

    RECIPE_TOO_LARGE = "{file} is too large for a recipe ({most} KB at most)."
    BAD_RECIPE = "The recipe {file} can't be understood ({detail})."

    MINUTES = "--minutes {minutes:g}: choose a time from a minute up to {most:.0f}."
    FINISH_NEEDS_MINUTES = "--finish needs --minutes: within them the training comes to its end."
    THREADS = "--threads {threads}: choose 1 to {most}, or 0 for all cores."
    COUNT = "--count {count}: choose a number above 0."
    DEVICE = "--device {device}: choose one of {devices}."
