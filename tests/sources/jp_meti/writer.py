"""METI's lists as text out of a PDF, with invented entities."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

TITLES = {
    "russia": "○ 国際平和のための国際的な努力に我が国として寄与するために講ずる輸出等に係る禁止措置\nの対象となるロシア連邦の団体（令和四年外務省告示第八十二号）",
    "belarus": "○ 国際平和のための国際的な努力に我が国として寄与するために講ずる輸出等に係る禁止措置\nの対象となるベラルーシ共和国の団体（令和四年外務省告示第八十三号）",
    "third": "○ ウクライナをめぐる国際平和のための国際的な努力に我が国として寄与す\nるために講ずる輸出等に係る禁止措置の対象となるロシア連邦及びベラルー\nシ共和国以外の国の団体を指定する件（令和五年外務省告示第四百四十七号）",
}
WORDS = ("zero", "one", "two", "three", "four", "five")


@dataclass(frozen=True)
class Entity:
    """One entity as METI gives it."""

    japanese: str
    latin: str
    addresses: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    japanese_aliases: tuple[str, ...] = ()
    chinese: str = ""
    new_form: bool = False

    def lines(self, number: int) -> list[str]:
        """The entry as printed."""
        head = f"{number if number > 9 else chr(0xFF10 + number)} {self.japanese}"
        if self.chinese:
            head += f"（{self.chinese}）"
        if self.japanese_aliases and not self.new_form:
            *most, last = self.japanese_aliases
            head += f"（別称、{'、'.join(most)}{'及び' if most else ''}{last}）"
        lines = [head, self.latin]
        if self.new_form and (self.aliases or self.japanese_aliases):
            lines.append(f"別称：{'; '.join(self.japanese_aliases or self.aliases)}")
            if self.japanese_aliases and self.aliases:
                lines.append("; ".join(self.aliases))
        elif self.aliases:
            lines[-1] += f", a.k.a., the following {WORDS[len(self.aliases)]} alias{'es' if len(self.aliases) > 1 else ''}:"
            lines += [f"-{alias}{'; and' if n == len(self.aliases) - 2 else ';' if n < len(self.aliases) - 1 else '.'}" for n, alias in enumerate(self.aliases)]
        return [*lines, f"所在地：{'; and '.join(self.addresses)}."]


INVENTED = (
    Entity("有限責任会社インベント", "Invented OOO (INV)", ("6 Sample str end 6 fl, Moscow 123000, Russia",)),
    Entity("見本製造工場", "Sample Plant JSC", ("Sample Emb. 1, St. Petersburg, 190000, Russia", "10 Made Up Ave, Minsk, Belarus"), ("Zavod Muster", "KVZ Muster"), ("ムスター工場", "KVZ ムスター")),
    Entity("架空電子株式会社", "Fictive Electronics Co., Ltd", ("1 Canton Road, Hong Kong, China",), ("Fictive El Co., Ltd.",), ("フィクティブ",), "虛構電子有限公司"),
    Entity("アルファ見本", "Alfa Sample", ("ul. Sample, d. 20A, Moscow 111000, Russia",), ("LLC Alfa AMG", "Kompaniya AMG"), ("AMG社", "有限会社 AMG"), new_form=True),
)  # fmt: skip


def write(entities: Iterable[Entity] = INVENTED, kind: str = "russia", updated: str = "2025 年09 月12 日") -> bytes:
    """The text of the whole list."""
    lines = [*TITLES[kind].split("\n"), "指定日：2022 年03月01 日", f"最終更新日：{updated}"]
    for number, entity in enumerate(entities, start=1):
        lines += entity.lines(number)
    return ("\n".join(lines) + "\n").encode()
