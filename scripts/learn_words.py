"""Draw `src/seawall/text/data/words.tsv`: the editor's rows, and what the lists themselves teach.

    python scripts/learn_words.py [TARGET]

The bundled lists name many organizations both in English and in another language ("АО «Казанский завод»", "JSC Kazan Plant"). IBM's model 1
(Brown, Della Pietra, Della Pietra and Mercer, "The Mathematics of Statistical Machine Translation", 1993) learns from such pairs which word
stands for which. A pair of words is kept if enough different organizations show it, both directions of the model agree, and the two do
not sound alike (the engine hears that without a table). Persons, vessels and legal forms are left out. The same input gives the same file.

The editor's rows are `words_editor.tsv`; edit that file, then run this script. Method and figures: docs/methods/words.md.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import polars as pl
from rapidfuzz.distance import Indel

from seawall.text.legal_forms import JOINING_WORDS, LEGAL_FORM_CHARACTERS, LEGAL_FORM_WORDS
from seawall.text.normalize import fold_names
from seawall.text.romanize import repair_lookalikes, romanize, simplify_han
from seawall.text.scripts import ARABIC, CYRILLIC, HAN, HANGUL, KANA, LATIN, OTHER, script_of, script_of_letter
from seawall.text.words import WordTable, parse_words, table_key

PACKAGE = Path(__file__).parents[1] / "src/seawall"
STATEMENTS = PACKAGE / "bundle/data/statements.parquet"
EDITOR = PACKAGE / "text/data/words_editor.tsv"
TARGET = PACKAGE / "text/data/words.tsv"
HEADER = "word\tconcept\tlikeness\tkind\tsupport\tsource"

NAME_PROPS = ("name", "alias", "weakAlias", "previousName")
LEFT_OUT = ("Person", "Vessel", "Airplane", "Asset")
#: Lists that are written in English: what they print in Latin letters is English, or a name.
ENGLISH_LISTS = ("us_ofac_sdn", "us_ofac_cons", "us_bis_entity", "us_bis_meu", "gb_hmt_conlist", "gb_fcdo_uksl", "au_dfat", "ca_sema", "un_sc")
ROUNDS = 8
#: Least number of different organizations that must show a pair, and the pair's least probabilities (see `kept`).
LEAST_SUPPORT = 3
LEAST_SHARE, LEAST_OF_WORD, LEAST_BACK = 0.4, 0.33, 0.02
#: A second meaning of a word that the editor knows must be this sure: else "бюро" becomes design, because it so often stands beside it.
SECOND_MEANING = 0.6
#: Words of phrases ("named after", "all-Russian") that no single word of another language stands for.
NO_CONCEPT = frozenset({"after", "all", "non", "not", "text"})
#: Two words sound alike from here on; the engine needs no row for them.
ALIKE = 0.6
#: With how many English names, the nearest in number of words, each name is paired: some organizations have sixty.
MOST_NAMES = 3
#: Endings of Cyrillic adjectives and nouns, longest first; what is left stands for all of them, if it is long enough.
ENDINGS = re.compile(
    "(?:ского|ской|ский|ская|ское|ских|ским|ому|ого|его|ими|ыми|ами|ями|ией|иям|иях|ный|ная|ное|ных|ной|ние|ния|нии|ний|ття|ться"
    "|ый|ий|ой|ая|яя|ое|ее|ые|ие|ия|ию|ии|ей|ов|ев|ам|ям|ах|ях|ом|ем|ою|ую|юю|их|ых|им|ым|і|а|я|о|е|ы|и|у|ю|ь|й)$"
)
SHORTEST_STEM = 6
UNSPACED = frozenset({HAN, HANGUL, KANA})
#: Legal forms in other scripts, as stems; in Latin letters: `text.legal_forms`.
NATIVE_FORMS = frozenset(
    ["акционерн", "акцыянерн", "акціонерн", "обществ", "общество", "таварыств", "товариств", "товарыств", "ограниченн", "обмежен", "абмежаван", "ответственност", "відповідальніст", "адказнасц", "публичн", "публічн", "закрыт", "открыт", "адкрыт", "відкрит", "ао", "оао", "зао", "пао", "ооо", "ooo", "ао", "тов", "тзов", "ат", "аат", "таа", "зат", "ат", "нао", "фгуп", "гуп", "шп", "зао", "еоод", "оод", "еад", "ад", "ανώνυμη", "εταιρεία", "αε", "епе", "ш", "ذ", "م"]
)

Model = dict[str, dict[str, float]]


class Row(NamedTuple):
    """One row of the table."""

    word: str
    concept: str
    likeness: float
    kind: str
    support: int
    source: str


@dataclass(frozen=True)
class NamePair:
    """One organization under two names: `native` words in another language, `english` words; `owner` counts organizations, not names."""

    owner: int
    native: tuple[str, ...]
    english: tuple[str, ...]


def main() -> int:
    editor = read_rows(EDITOR)
    table = parse_words(EDITOR.read_text(encoding="utf-8"))
    names = organization_names(STATEMENTS)
    pairs = list(name_pairs(names, english_words(STATEMENTS), table))
    learned = learn(pairs, table, person_words(STATEMENTS))
    rows = merge(editor, learned, support_of(pairs))
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_text(as_text(rows), encoding="utf-8")
    print(f"{len(rows)} rows: {dict(Counter((r.kind, r.source) for r in rows))}; {len(pairs)} pairs of names of {len({p.owner for p in pairs})} organizations")
    return 0


def read_rows(path: Path) -> list[Row]:
    """Rows of a table file."""
    cells = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return [Row(word, concept, float(likeness), kind, int(support), source) for word, concept, likeness, kind, support, source in cells]


def as_text(rows: Iterable[Row]) -> str:
    """A table file, sorted."""
    lines = [f"{r.word}\t{r.concept}\t{r.likeness:.2f}\t{r.kind}\t{r.support}\t{r.source}" for r in sorted(rows)]
    return "\n".join([HEADER, *lines]) + "\n"


def organization_names(statements: Path) -> list[list[str]]:
    """The folded names of each organization, of all lists and days together: entries that share a name are one organization."""
    frame = _names(statements)
    persons = frame.filter(pl.col("schema").is_in(LEFT_OUT)).get_column("party_id").unique()
    rows = frame.filter(~pl.col("party_id").is_in(persons.implode())).select("party_id", "folded").unique().sort("party_id", "folded").rows()
    leader: dict[str, str] = {}

    def lead(node: str) -> str:
        while leader.setdefault(node, node) != node:
            leader[node] = leader[leader[node]]
            node = leader[node]
        return node

    for party, folded in rows:
        # One word in Latin letters ("ALMAZ") is a name of several.
        if " " in folded or not folded.isascii():
            leader[lead(f"name {folded}")] = lead(party)
    groups: dict[str, dict[str, None]] = defaultdict(dict)
    for party, folded in rows:
        groups[lead(party)][folded] = None
    return [list(texts) for _, texts in sorted(groups.items())]


def _names(statements: Path) -> pl.DataFrame:
    rows = pl.scan_parquet(statements).filter(pl.col("prop").is_in(NAME_PROPS) & (pl.col("party_id") == pl.col("subject_id")))
    texts = [rows.select("list_id", "party_id", "schema", pl.col(column).alias("text")) for column in ("value", "original")]
    frame = pl.concat(texts).filter(pl.col("text").is_not_null()).unique().collect()
    return frame.with_columns(folded=pl.Series(fold_names(frame.get_column("text").to_arrow())))


def english_words(statements: Path) -> frozenset[str]:
    """Words that lists written in English print in Latin letters for organizations, at least twice."""
    frame = _names(statements).filter(pl.col("list_id").is_in(ENGLISH_LISTS) & ~pl.col("schema").is_in(LEFT_OUT))
    counts = Counter(word for text in frame.get_column("folded").unique() for word in set(text.split()) if word.isascii())
    return frozenset(word for word, count in counts.items() if count >= 2)


def person_words(statements: Path) -> Counter[str]:
    """How many persons' names have each Latin word."""
    frame = _names(statements).filter(pl.col("schema") == "Person")
    return Counter(word for text in frame.get_column("folded").unique() for word in set(text.split()) if word.isascii())


def name_pairs(names: list[list[str]], english: frozenset[str], table: WordTable) -> Iterator[NamePair]:
    """Each organization's names in other languages, each with the nearest of its English names."""
    for owner, texts in enumerate(names):
        known = sorted({words for text in texts if (words := english_sentence(text, english, table))})
        other = sorted({words for text in texts if (words := native_sentence(text, english, table))})
        for native in other:
            nearest = sorted((abs(len(words) - len(native)), words) for words in known)
            for _, words in nearest[:MOST_NAMES]:
                yield NamePair(owner, native, words)


def english_sentence(text: str, english: frozenset[str], table: WordTable) -> tuple[str, ...]:
    """The words of an English name as concepts, without legal forms; empty if it is not in English."""
    words = text.split()
    if not words or sum(word in english for word in words) < 0.6 * len(words):
        return ()
    return tuple(concept_word(word, table) for word in words if word in english and word not in LEGAL_FORM_WORDS and word not in JOINING_WORDS)


def concept_word(word: str, table: WordTable) -> str:
    """The concept under which an English word is learned: the table's, if the word is a form of it, else the word."""
    if word in table.concepts:
        return word
    found = table.find(word)
    return found[0][0] if found and found[0][1] >= 0.95 else word


def native_sentence(text: str, english: frozenset[str], table: WordTable) -> tuple[str, ...]:
    """The words of a name in another language, cut to stems; of Latin words only those that are not English. Empty for an English name."""
    units: list[str] = []
    foreign = False
    for word in text.split():
        if script_of(word) == LATIN and not any(script_of_letter(ch) in UNSPACED for ch in word):
            word = romanize(word)
            if word in english or len(word) < 4 or word in LEGAL_FORM_WORDS or word in JOINING_WORDS:
                continue
            foreign = True
            units.append(word)
        else:
            foreign = True
            units.extend(unit for script, run in script_runs(word) for unit in native_units(run, script, table))
    return tuple(units) if foreign else ()


def script_runs(word: str) -> list[tuple[int, str]]:
    """A word cut where an unspaced script begins or ends: 第33研究所, 株式会社KMP."""
    runs: list[tuple[int, str]] = []
    for ch in word:
        script = script_of_letter(ch)
        if runs and (script in (-1, runs[-1][0]) or not {script, runs[-1][0]} & UNSPACED):
            runs[-1] = (runs[-1][0], runs[-1][1] + ch)
        else:
            runs.append((script, ch))
    return runs


def native_units(word: str, script: int, table: WordTable) -> Iterator[str]:
    """What is learned of one word: a Cyrillic stem ("ремонтн*"), pieces of Han or Hangul, else the word."""
    if script == HAN or (script == HANGUL and len(word) > 2):
        yield from pieces(simplify_han(word) if script == HAN else word, table)
    elif script == CYRILLIC:
        yield cyrillic_stem(repair_lookalikes(word))
    elif script == ARABIC and word.startswith("ال") and len(word) > 4:
        yield word[2:]
    elif script >= 0 and script != OTHER:
        yield word


def pieces(run: str, table: WordTable) -> Iterator[str]:
    """Writing without spaces: the editor's words that it holds, longest first, and pairs of neighbors of what lies between."""
    rest, at = "", 0
    while at <= len(run):
        known = next((run[at : at + n] for n in (4, 3, 2) if run[at : at + n] in table.whole and at + n <= len(run)), None)
        if known is None and at < len(run) and run[at] not in LEGAL_FORM_CHARACTERS:
            rest += run[at]
            at += 1
            continue
        yield from (rest[i : i + 2] for i in range(len(rest) - 1))
        rest = ""
        if known is not None:
            yield known
        at += len(known or " ")


def cyrillic_stem(word: str) -> str:
    """The beginning that all forms of a word share, with a star; the word itself if little would be left.

    >>> cyrillic_stem("ремонтного"), cyrillic_stem("завода")
    ('ремонтн*', 'завода')
    """
    stem = ENDINGS.sub("", word)
    return f"{stem}*" if SHORTEST_STEM <= len(stem) < len(word) or (stem == word and len(word) > SHORTEST_STEM) else word


def train(sentences: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> Model:
    """IBM model 1: probability of each target word given a source word; sentences are (source, target), source "" is no word."""
    chance: Model = defaultdict(lambda: defaultdict(lambda: 1.0))
    for _ in range(ROUNDS):
        counts: Model = defaultdict(lambda: defaultdict(float))
        for source, target in sentences:
            given = ("", *source)
            for word in target:
                total = sum(chance[g][word] for g in given)
                for g in given:
                    counts[g][word] += chance[g][word] / total
        chance = defaultdict(dict)
        for g, row in counts.items():
            whole = sum(row.values())
            chance[g] = {word: count / whole for word, count in row.items() if count / whole > 1e-4}
            chance[g] = defaultdict(lambda: 1e-9, chance[g])
    return chance


def learn(pairs: list[NamePair], table: WordTable, persons: Counter[str]) -> list[Row]:
    """Rows that the pairs of names teach."""
    forward = train([(p.native, p.english) for p in pairs])
    backward = train([(p.english, p.native) for p in pairs])
    together, having = support_of(pairs), owners_of_words(pairs)
    englishes = Counter(word for p in pairs for word in set(p.english))
    rows = []
    for (word, concept), support in sorted(together.items()):
        of_word, back = forward[word].get(concept, 0.0), backward[concept].get(word, 0.0)
        share = support / having[word]
        if not kept(support, share, of_word, back) or not worth_a_row(word, concept, persons[concept], englishes[concept], table):
            continue
        if of_word < SECOND_MEANING and table.find(table_key(word.removesuffix("*"))):
            continue
        likeness = min(0.93, 0.75 + 0.2 * of_word * min(1.0, support / 4))
        rows.append(Row(word, concept, round(likeness, 2), "translation", support, "lists"))
    return rows


def support_of(pairs: list[NamePair]) -> dict[tuple[str, str], int]:
    """How many organizations show both words of a pair."""
    owners: dict[tuple[str, str], set[int]] = defaultdict(set)
    for pair in pairs:
        for word in set(pair.native):
            for concept in set(pair.english):
                owners[word, concept].add(pair.owner)
    return {key: len(found) for key, found in owners.items()}


def owners_of_words(pairs: list[NamePair]) -> dict[str, int]:
    """How many organizations have a native word in a name."""
    owners: dict[str, set[int]] = defaultdict(set)
    for pair in pairs:
        for word in pair.native:
            owners[word].add(pair.owner)
    return {word: len(found) for word, found in owners.items()}


def kept(support: int, share: float, of_word: float, back: float) -> bool:
    """Whether a pair is sure enough: the rarer it is, the surer it must be in both directions."""
    if support < LEAST_SUPPORT or share < LEAST_SHARE:
        return False
    if support < 4:
        return of_word >= 2 * LEAST_OF_WORD and back >= 4 * LEAST_BACK
    return of_word >= LEAST_OF_WORD and back >= LEAST_BACK


def worth_a_row(word: str, concept: str, persons: int, names: int, table: WordTable) -> bool:
    """Whether a pair says something: no legal form, no number, no person's name, no two words that sound alike, none that the editor has."""
    bare = word.removesuffix("*")
    if not concept.isascii() or not concept.isalpha() or len(concept) < 3 or len(bare) < 2 or concept in LEGAL_FORM_WORDS | NO_CONCEPT:
        return False
    if bare in NATIVE_FORMS or ENDINGS.sub("", bare) in NATIVE_FORMS or set(bare) <= LEGAL_FORM_CHARACTERS or any(ch.isdigit() for ch in bare):
        return False
    if concept not in table.concepts and persons > 3 * names:
        return False
    return not sound_alike(bare, concept) and not any(c == concept for c, _ in table.find(table_key(bare)))


def sound_alike(word: str, concept: str) -> bool:
    """Whether the romanized consonants of two words are alike.

    >>> sound_alike("электрон", "electron"), sound_alike("завод", "plant"), sound_alike("مصنع", "factory")
    (True, False, False)
    """
    return Indel.normalized_similarity(_hard(romanize(word)), _hard(concept)) >= ALIKE


def _hard(roman: str) -> str:
    for spelled, sound in (("ph", "f"), ("sch", "s"), ("sh", "s"), ("ch", "k"), ("kh", "k"), ("ts", "c"), ("x", "ks"), ("c", "k"), ("q", "k"), ("w", "v"), ("z", "s")):
        roman = roman.replace(spelled, sound)
    return re.sub("[aeiouyh]", "", roman) or roman


def merge(editor: list[Row], learned: list[Row], support: dict[tuple[str, str], int]) -> list[Row]:
    """The editor's rows with their support on the lists, then what the lists add."""
    shown: Counter[tuple[str, str]] = Counter()
    for (word, concept), count in support.items():
        shown[word.removesuffix("*"), concept] = max(count, shown[word.removesuffix("*"), concept])
    rows = [row._replace(support=shown[row.word.removesuffix("*"), row.concept]) for row in editor]
    taken = {(table_key(row.word.removesuffix("*")), row.concept) for row in editor}
    return rows + [row for row in learned if (table_key(row.word.removesuffix("*")), row.concept) not in taken]


if __name__ == "__main__":
    sys.exit(main())
