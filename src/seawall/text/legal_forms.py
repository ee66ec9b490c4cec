"""Words that say what kind of firm it is, or nothing at all: they weigh little in a name.

Drawn from the legal forms met on the lists themselves (OFAC, EU, UK, UN, Switzerland) and the registers they cite; romanized, lower case.
"""

from __future__ import annotations

#: Words of legal forms, each alone: "joint", "stock" and "company" come from "joint stock company".
LEGAL_FORM_WORDS = frozenset(["ab", "ag", "aktiebolag", "aktiengesellschaft", "adkrytae", "aktsyianernae", "aktsyyanernae", "anonim", "aoa", "ao", "aozt", "as", "asa", "bhd", "bv", "bvba", "ca", "cia", "cjsc", "co", "comp", "company", "coltd", "corp", "corporation", "cv", "doo", "dd", "dmcc", "dooel", "eurl", "fgup", "fze", "fzc", "fzco", "fzllc", "fz", "ges", "gesellschaft", "gmbh", "gk", "gup", "holding", "holdings", "hf", "inc", "incorporated", "jsc", "jsco", "joint", "kft", "kg", "kk", "kkt", "kd", "lda", "limited", "limitada", "limitirovannaya", "liability", "lc", "llc", "llp", "lp", "ltd", "ltda", "mbh", "mchj", "mmc", "mup", "nk", "npo", "npao", "nv", "oao", "obshchestvo", "odo", "ogranichennoy", "oj", "ojsc", "ooo", "oy", "oyj", "otvetstvennostyu", "aktsionernoe", "publichnoe", "pao", "partnership", "plc", "pjs", "pjsc", "pjsk", "private", "pt", "pte", "pty", "pub", "public", "pvt", "rao", "sa", "sae", "sal", "saoc", "saog", "sarl", "sas", "sae", "scrl", "sdn", "se", "sia", "sirketi", "sirket", "tavarystva", "snc", "societe", "sociedad", "societa", "spa", "spc", "sp", "spz", "spzoo", "stock", "sti", "sro", "srl", "tic", "tnk", "tov", "too", "tovarystvo", "ua", "uab", "unitary", "unlimited", "zao", "zat", "pat", "prat", "vat", "wll", "xxk", "ltda", "ead", "eood", "ood", "aksjeselskap", "anonyme", "anonima", "compania", "compagnie", "gesmbh"])  # fmt: skip

#: Words that join others and distinguish nobody.
JOINING_WORDS = frozenset(["a", "al", "an", "and", "at", "aux", "bin", "bint", "by", "da", "das", "de", "del", "dela", "della", "der", "des", "di", "do", "dos", "du", "e", "el", "et", "for", "for", "fur", "i", "in", "ibn", "la", "las", "le", "les", "los", "na", "of", "of", "oglu", "on", "ou", "s", "the", "to", "ud", "ul", "und", "ur", "uz", "v", "van", "vd", "von", "y", "z", "za", "mr", "mrs", "ms", "dr", "haji", "hajj", "haj", "sheikh", "shaykh", "mullah", "maulavi", "mawlawi", "alhaj", "sayyid", "sayed"])  # fmt: skip

#: The same in scripts whose romanization says little: articles, "son of", titles.
JOINING_WORDS_AS_WRITTEN = frozenset(["ال", "بن", "ابن", "بنت", "و", "دکتر", "دكتور", "الدكتور", "شیخ", "شيخ", "مولوي", "مولوی", "ملا", "حاج", "حاجي", "حاجی", "سيد", "سید", "مهندس", "سردار", "سرتیپ", "الحاج", "قاري", "قاری", "בן", "בת", "אל", "ה", "של", "ד״ר"])

#: Single Han characters of 有限公司, 股份, 集团, 责任, and the like.
LEGAL_FORM_CHARACTERS = frozenset("有限公司股份集团责任株式会社")

#: What a word says of the form: 1 limited liability, 2 stock, 4 public or open, 8 closed or private, 16 of the state, 32 partnership.
LIMITED, STOCK, OPEN, CLOSED, STATE, PARTNERS = 1, 2, 4, 8, 16, 32
_CLASSES = {
    LIMITED: "llc ltd limited limitada ltda lda gmbh gesmbh mbh ooo tov too mchj mmc doo dooel eood ood sarl eurl srl sro spz spzoo sp kft oy bv bvba wll fzllc liability limitirovannaya ogranichennoy "
             "otvetstvennostyu obmezhenoyu vidpovidalnistyu pte pvt sdn bhd coltd sia uab sti",
    STOCK: "aktsyianernae aktsyyanernae jsc jsco cjsc ojsc pjsc pjs pjsk ao oao zao pao npao aoa aozt ag aktiengesellschaft sa sab plc spa as asa ab aktiebolag nv stock aktsionernoe aktsionerne anonim anonyme anonima pat prat zat vat "
           "ad ead sae sal saoc saog oyj kk tbk pt",
    OPEN: "adkrytae ojsc oao pao pjsc pjs pjsk plc public publichnoe publichne pat saog oyj open otkrytoe",
    CLOSED: "cjsc zao npao zat prat saoc closed zakrytoe pvt private",
    STATE: "fgup gup mup unitary unitarnoe gosudarstvennoe kazennoe fku fgbu fgau fkp rup",
    PARTNERS: "lp llp kg snc partnership partners",
}  # fmt: skip
#: Word -> bits.
LEGAL_CLASSES: dict[str, int] = {}
for _bits, _words in _CLASSES.items():
    for _word in _words.split():
        LEGAL_CLASSES[_word] = LEGAL_CLASSES.get(_word, 0) | _bits
#: The same in scripts whose romanization says little.
LEGAL_CLASSES_AS_WRITTEN: dict[str, int] = {
    "ооо": LIMITED, "тов": LIMITED, "ао": STOCK, "нао": STOCK | CLOSED, "прат": STOCK | CLOSED, "пат": STOCK | OPEN, "аат": STOCK | OPEN, "зат": STOCK | CLOSED, "таа": LIMITED, "фгбу": STATE, "фгау": STATE, "фкп": STATE, "руп": STATE, "оао": STOCK | OPEN, "пао": STOCK | OPEN, "зао": STOCK | CLOSED, "ат": STOCK, "фгуп": STATE, "гуп": STATE,
    "شرکت": 0, "شركة": 0, "محدودة": LIMITED, "سهامی": STOCK, "مساهمة": STOCK, "خاص": CLOSED, "عام": OPEN,
}  # fmt: skip
