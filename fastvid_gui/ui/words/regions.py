"""Regions in words, for the sheet before a render."""

from PySide6.QtCore import QCoreApplication

from fastvid_gui.projects.marked_regions import MarkedRegions

translate = QCoreApplication.translate


def region_words(regions: MarkedRegions) -> str:
    """ "2 regions", "1 region; left out: boat (not carried through the film yet)"; "" without any."""
    if not regions.regions:
        return ""
    count = len(regions.carried)
    told = (
        translate("Regions", "1 region")
        if count == 1
        else translate("Regions", "{count} regions").format(count=count)
    )
    left = ", ".join(region.name for region in regions.regions if not region.mask)
    if left:
        words = translate("Regions", "left out: {names} (not carried through the film yet)").format(
            names=left
        )
        told = f"{told}; {words}" if count else words
    late = ", ".join(region.name for region in regions.carried if not region.up_to_date)
    if late:
        words = translate("Regions", "{names}: the newest marks are not carried yet").format(names=late)
        told = f"{told}; {words}"
    return told
