"""Words that say what kind of firm it is, or nothing at all: they weigh little in a name.

Drawn from the legal forms met on the lists themselves (OFAC, EU, UK, UN, Switzerland) and the registers they cite; romanized, lower case.
"""

from __future__ import annotations

#: Words of legal forms, each alone: "joint", "stock" and "company" come from "joint stock company".
LEGAL_FORM_WORDS = frozenset(["ab", "ag", "aktiebolag", "aktiengesellschaft", "anonim", "aoa", "ao", "aozt", "as", "asa", "bhd", "bv", "bvba", "ca", "cia", "cjsc", "co", "comp", "company", "coltd", "corp", "corporation", "cv", "doo", "dd", "dmcc", "dooel", "eurl", "fgup", "fze", "fzc", "fzco", "fzllc", "fz", "ges", "gesellschaft", "gmbh", "gk", "gup", "holding", "holdings", "hf", "inc", "incorporated", "jsc", "jsco", "joint", "kft", "kg", "kk", "kkt", "kd", "lda", "limited", "limitada", "limitirovannaya", "liability", "lc", "llc", "llp", "lp", "ltd", "ltda", "mbh", "mchj", "mmc", "mup", "nk", "npo", "npao", "nv", "oao", "obshchestvo", "odo", "ogranichennoy", "oj", "ojsc", "ooo", "oy", "oyj", "otvetstvennostyu", "aktsionernoe", "publichnoe", "pao", "partnership", "plc", "pjs", "pjsc", "pjsk", "private", "pt", "pte", "pty", "pub", "public", "pvt", "rao", "sa", "sae", "sal", "saoc", "saog", "sarl", "sas", "sae", "scrl", "sdn", "se", "sia", "sirketi", "sirket", "snc", "societe", "sociedad", "societa", "spa", "spc", "sp", "spz", "stock", "sti", "sro", "srl", "tic", "tnk", "tov", "too", "tovarystvo", "ua", "uab", "unitary", "unlimited", "zao", "zat", "pat", "prat", "vat", "wll", "xxk", "ltda", "ead", "eood", "ood", "aksjeselskap", "anonyme", "anonima", "compania", "compagnie", "gesmbh"])  # fmt: skip

#: Words that join others and distinguish nobody.
JOINING_WORDS = frozenset(["a", "al", "an", "and", "at", "aux", "bin", "bint", "by", "da", "das", "de", "del", "dela", "della", "der", "des", "di", "do", "dos", "du", "e", "el", "et", "for", "for", "fur", "i", "in", "ibn", "la", "las", "le", "les", "los", "na", "of", "of", "oglu", "on", "ou", "s", "the", "to", "und", "v", "van", "vd", "von", "y", "z", "za", "mr", "mrs", "ms", "dr", "haji", "hajj", "haj", "sheikh", "shaykh", "mullah", "maulavi", "mawlawi", "alhaj", "sayyid", "sayed"])  # fmt: skip

#: Single Han characters of 有限公司, 股份, 集团, 责任, and the like.
LEGAL_FORM_CHARACTERS = frozenset("有限公司股份集团责任株式会社")
