"""Titles, words and marks of METI's lists."""

from __future__ import annotations

from typing import Final, NamedTuple

AUTHORITY: Final = "Ministry of Economy, Trade and Industry of Japan"
MEASURE: Final = "export_control"
TOPIC: Final = "export.control"


class Kind(NamedTuple):
    """One of METI's lists.

    Attributes:
        variant: what `recognizes` returns.
        list_id: the list.
        title: words of the printed title, without blanks.
        program: name of the program.
        country: territory that the title states for all of its entities, with the printed word; None if it states none.
    """

    variant: str
    list_id: str
    title: str
    program: str
    country: tuple[str, str] | None


#: The order matters: the title of the list for third countries has the words of the others in it.
KINDS: Final = (
    Kind("third", "jp_meti_third", "以外の国の団体", "Designated entities in third countries", None),
    Kind("belarus", "jp_meti_belarus", "ベラルーシ共和国の団体", "Designated entities in Belarus", ("by", "ベラルーシ共和国")),
    Kind("russia", "jp_meti_russia", "ロシア連邦の団体", "Designated entities in Russia", ("ru", "ロシア連邦")),
)

#: "designation date", "last updated": the two dates below the title.
DESIGNATED: Final = "指定日"
UPDATED: Final = "最終更新日"
#: "address"; once printed "所 在 地 ： ".
ADDRESS_WORD: Final = "所在地"
#: Numbers in words, as in "the following six aliases".
COUNTS: Final = {
    word: number for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
         "sixteen", "seventeen", "eighteen", "nineteen", "twenty"))
}  # fmt: skip
#: Words that end in a dot of their own, so that the dot after the last alias is not the sentence's.
ABBREVIATED: Final = frozenset({"ltd", "co", "inc", "corp", "pvt", "pte", "bhd", "a.s", "a.ş", "s.a", "sti", "şti", "st", "tic", "san", "jr"})
