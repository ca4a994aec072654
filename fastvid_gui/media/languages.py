"""The language of a track in the form an MP4 keeps: three letters (ISO 639-2/T).

Matroska, among others, also has tags as browsers use them: `pt`, `pt-BR`, `zh_Hant`.
"""

# ISO 639-1 and 639-2/T, two and three letters together.
_CODES = (
    "aaaar ababk aeave afafr akaka amamh anarg arara asasm avava ayaym azaze babak bebel bgbul bibis "
    "bmbam bnben bobod brbre bsbos cacat ceche chcha cocos crcre csces cuchu cvchv cycym dadan dedeu "
    "dvdiv dzdzo eeewe elell eneng eoepo esspa etest eueus fafas ffful fifin fjfij fofao frfra fyfry "
    "gagle gdgla glglg gngrn guguj gvglv hahau heheb hihin hohmo hrhrv hthat huhun hyhye hzher iaina "
    "idind ieile igibo iiiii ikipk ioido isisl itita iuiku jajpn jvjav kakat kgkon kikik kjkua kkkaz "
    "klkal kmkhm knkan kokor krkau kskas kukur kvkom kwcor kykir lalat lbltz lglug lilim lnlin lolao "
    "ltlit lulub lvlav mgmlg mhmah mimri mkmkd mlmal mnmon mrmar msmsa mtmlt mymya nanau nbnob ndnde "
    "nenep ngndo nlnld nnnno nonor nrnbl nvnav nynya ococi ojoji omorm orori ososs papan pipli plpol "
    "pspus ptpor quque rmroh rnrun roron rurus rwkin sasan scsrd sdsnd sesme sgsag shhbs sisin skslk "
    "slslv smsmo snsna sosom sqsqi srsrp ssssw stsot susun svswe swswa tatam tetel tgtgk ththa titir "
    "tktuk tltgl tntsn toton trtur tstso tttat twtwi tytah uguig ukukr ururd uzuzb veven vivie vovol "
    "wawln wowol xhxho yiyid yoyor zazha zhzho zuzul "
)
THREE_LETTERS = {code[:2]: code[2:] for code in _CODES.split()}


def three_letters(tag: str) -> str:
    """The language of a tag: `por` for `pt-BR`; empty if the tag names none."""
    language = tag.strip().lower().replace("_", "-").partition("-")[0]
    if len(language) == 2:
        return THREE_LETTERS.get(language, "")
    return language if len(language) == 3 and language.isascii() and language.isalpha() else ""
