"""What only the command line says: about its options, and what only its commands do."""

from fastvid_gui.sentences.sentence import Code


class Terminal(Code):
    """Sentences that the window never shows, so that they need no words of its own."""

    MISSING_STYLE = "Missing option '--style' / '-s': name a style; `fastvid-gui styles` lists them."
    SPOT_CHECK = "--spot-check {percent:g}: it goes from 0 (nothing) to 100 (all), in percent."
    FRAMES_FORM = "--frames {text}: write it as A:B, for example 100:250 (250 not included)."
    ONE_OF = "{option} {value}: choose one of {choices}."
    REGION_WAY = "Say what the region is: exactly one of --people, --box, --mask, --luma and --alpha."
    REGION_OUTPUT = "Name the regions file to write, --output FILE.toml, or the mask, --export FILE.mkv."
    MASK_ENDING = "--export {file}: masks are written as Matroska; let the name end in .mkv."
    BOX_FORM = (
        "--box {text}: write it as X,Y,W,H@FRAME, for example 120,40,200,260@0: the left upper corner, width and "
        "height in pixels, and the number of the frame."
    )
    MISSING_CODE = "Missing CODE: the six digits that {host} shows. Type them when asked, or pipe them in."
    PORT = "--port {port}: a port is a number from 1 to 65535."
    THREADS = "--threads {threads}: choose 1 to 256."
    IDLE = "--idle {minutes}: minutes, more than 0 and at most a day (1440)."
    CACHE_MB = "--cache-mb {megabytes}: choose 16 to 1000000 megabytes."
    MEMORY_MB = "--memory-mb {megabytes}: choose {least} to 10000000 megabytes."
    PRACTICE = "Training needs pictures to practice on: give either --photos DIR or --video FILE."
    SAVE_ELSEWHERE = "{reason}\nThis saves it elsewhere, and paints nothing again:\n{command}"
    OUTPUT_FAILED = (
        "The result can't be written to standard output ({reason}). Free some space, or write it elsewhere."
    )
    NO_FRAME = "--frame {frame}: the film has frames 0 to {last}."
    SHEET_FAILED = "The picture for {output} could not be encoded. Try a smaller film."
    OTHER_LENGTH = (
        "{original} has {frames} frames and {stylized} has {others}. Give the source that was painted; if only a part "
        "was painted, cut the source to that part first."
    )
    PAINTING_TOO_LARGE = "{file} is too large for a painting. Save it as a JPEG first."
    PAINTING_UNREADABLE = "{file} can't be read ({reason}). Check its name and your rights, then try again."
    NO_PICTURE = "{file} is not a picture that can be read. Give a JPEG or PNG file."
    NO_TORCH = "Style and content can't be measured without torch. {how}"

    @property
    def in_window(self) -> bool:
        """Never."""
        return False
