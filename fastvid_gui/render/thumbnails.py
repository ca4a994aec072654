"""Thumbnails of styles, painted by the engine: the sample clip's frame, painted as the first frame of a film."""

from fastvid_gui.errors import FastVidError
from fastvid_gui.media.read import open_source, read_frames
from fastvid_gui.paths import resources_folder
from fastvid_gui.render.pipeline import paint_first
from fastvid_gui.style.pack import Style
from fastvid_gui.style.stylizer import make_stylizer
from fastvid_gui.style.thumbnail import THUMBNAIL_FRAME, thumbnail_of


def paint_thumbnail(style: Style, frame: int = THUMBNAIL_FRAME) -> bytes:
    """The thumbnail of a style (JPEG); see `style.library.add_style`. Empty if this computer can't paint it."""
    try:
        source = open_source(resources_folder() / "sample" / "sample.mp4")
        number = min(frame, source.info.frames - 1)
        picture = next(iter(read_frames(source, number, number + 1)))
        stylizer = make_stylizer(style, source.info.width, source.info.height)
        return thumbnail_of(paint_first(stylizer, picture))
    except FastVidError:
        return b""  # a style without a thumbnail is better than none
