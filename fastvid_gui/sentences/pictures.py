"""What goes wrong with picture files: paintings to learn from, photos to practice on."""

from fastvid_gui.sentences.sentence import Code


class PictureSays(Code):
    """Sentences about picture files."""

    CANT_READ = "The picture {file} can't be read: {reason}."
    CANT_DECODE = "The picture {file} can't be decoded; save it as PNG or JPEG."
    NO_PICTURE = "{file} is not a picture, or it is damaged; save it as PNG or JPEG."
    FILE_TOO_LARGE = "{file} is too large for a picture; save it smaller, as JPEG or PNG."
    TOO_MANY_PIXELS = "The picture {file} has {width}x{height} pixels, which is too many; save it smaller."
    TOO_MANY_PIXELS_NO_JPEG = (
        "The picture {file} has {width}x{height} pixels, which is too many; save it smaller, or as JPEG."
    )
    TOO_SMALL = "The picture {file} is too small ({width}x{height}); it needs at least {least} pixels a side."
