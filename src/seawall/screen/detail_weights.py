"""What each detail beside the name is worth, in log-odds (see `weights`): +0.7 doubles the odds, -0.7 halves them.

Where they come from. Two questions decide each: how often do entries of one party on two lists show it, how often do two parties of
like names? Counted on 2,750 pairs of entries of OFAC, EU and UN (570 of one party, linked by official numbers, which say nothing about
dates or places), as logarithm of one share over the other, November 2026:

| detail | of one party | of two | log ratio | weight |
|---|---|---|---|---|
| same day of birth (two parties were chosen with none in common) | 203 | 0 | 7.3 | 3.2 |
| same year, one side states no more | 34 | 5 | 3.2 | 1.1 |
| one digit of the date differs, or a day | 4 | 0 | 3 | 0.3 to 0.5 |
| full dates: same year / next year / 2-3 years / more | 0 | 21 / 52 / 73 / 649 | -2.4 / -3.3 / -3.7 / -5.8 | -3.8 / -4.5 / -4.8 / -5.8 |
| years only: next / 2-3 / more | 0 | 11 / 20 / 187 | -1.8 / -2.4 / -4.6 | -1.2 / -2.6 / -5.0 |
| same place of birth | 54 | 44 | 1.5 | 1.0 |
| different places, of one country / of two | 1 | 106 / 100 | -2.9 / -4.0 | -0.6 / -1.0 |
| country in common / none | 190 / 21 | 423 / 102 | 0.5 / -0.2 | 0.4 / -0.5 |
| different gender | 0 | 16 | -2.2 | -1.5 |
| two IMO numbers, INN, OGRN / other numbers of one form | 0 | 219 / 296 | -4.7 / -5.0 | -3.0 / -1.6 |

The weights are smaller than the ratios, for three reasons: places, dates and countries repeat each other (a logistic regression on all
gives -0.1 to 0.5 to what stands beside a date); the pairs of two parties were picked from one list, where the publisher himself kept
them apart; and parties with two numbers or dates of birth that the lists do not agree on are missing, because they are rare among
570. Other figures are judgment, kept in the order that reason gives; `tests/screen/test_detail_weights.py` holds that order. No weight of a
detail was fitted by machine: where no pair of one party shows a detail, its fitted weight is only a matter of the penalty.
"""

from __future__ import annotations

from typing import Final

#: Birth dates, by how they compare.
DATE_SAME_DAY: Final = 3.2
DATE_SAME_MONTH: Final = 2.0
DATE_SAME_YEAR: Final = 1.1
#: Two full dates that differ as one does when a date is copied wrong.
DATE_SWAPPED: Final = 1.6
DATE_PLACEHOLDER: Final = 0.8
DATE_DIGIT: Final = 0.3
DATE_MONTH_OFF: Final = 0.3
DATE_FEW_DAYS: Final = 0.5
DATE_CALENDAR: Final = 0.1
DATE_DECADE: Final = -0.5
#: Two dates that differ otherwise.
DATE_OTHER_DAY: Final = -3.8
DATE_NEXT_YEAR: Final = -1.2
DATE_NEXT_YEAR_FULL: Final = -4.5
DATE_NEAR_YEARS: Final = -2.6
DATE_NEAR_YEARS_FULL: Final = -4.8
DATE_OTHER_YEARS: Final = -5.0
DATE_OTHER_YEARS_FULL: Final = -5.8
#: A firm has several dates (founded, registered, registered again), and so has a ship (keel, launch, delivery).
DATE_SHARE_OTHER: Final = 0.5
#: Countries: nationality, register and flag say more than an address or a place of birth.
COUNTRY_SHARED: Final = 0.4
COUNTRY_SHARED_WEAK: Final = 0.2
COUNTRY_OTHER: Final = -0.5
COUNTRY_OTHER_WEAK: Final = -0.3
GENDER_SAME: Final = 0.1
GENDER_OTHER: Final = -1.5
#: Where one side's gender is only told by the endings of its name.
GENDER_OTHER_IMPLIED: Final = -0.8
#: Places of birth and addresses.
PLACE_SAME: Final = 1.0
PLACE_PART: Final = 0.3
PLACE_OTHER: Final = -1.0
PLACE_OTHER_SAME_COUNTRY: Final = -0.6
ADDRESS_SAME: Final = 1.2
CITY_SAME: Final = 0.4
CITY_OTHER: Final = -0.2
#: A person is no firm; a firm is no ship.
KIND_PERSON_OR_NOT: Final = -4.0
KIND_PERSON_OR_ENTITY: Final = -3.2
KIND_OTHER: Final = -1.5
#: The same official number, under the same kind of number or another one; short ones may be two registers'.
NUMBER_SAME: Final = 6.0
NUMBER_SAME_SHORT: Final = 4.5
NUMBER_SAME_OTHER_KIND: Final = 4.0
NUMBER_SAME_SIGN: Final = 4.5
NUMBER_SAME_CODE: Final = 0.4
#: Two different numbers of a kind of which everyone has one; where a check digit fails, one of them may be mistyped.
NUMBER_OTHER: Final = -5.0
NUMBER_OTHER_UNCHECKED: Final = -1.5
#: National, tax and register numbers of the same form: one person or firm may have several, of several registers.
NUMBER_OTHER_SAME_FORM: Final = -1.6
NUMBER_OTHER_KIND: Final = -0.5
PASSPORT_OTHER: Final = -0.4
#: Signs that change with the flag.
SIGN_OTHER: Final = -0.3
#: Numbers that differ as copied wrong, see `identifier_slips`.
SLIPS: Final = {
    "look_alike": 4.5, "leading_zeros": 4.0, "prefix": 4.5, "series": 2.5, "case": 4.0, "branch": 3.5, "bank": 4.0, "check_digit": 3.5,
    "check_digit_missing": 4.0, "digit": 3.5, "digits_exchanged": 3.8, "digit_missing": 3.2, "digit_added": 3.2, "passport_digit": 1.0,
}  # fmt: skip
#: The most that details without numbers can add to a name.
MOST_FROM_DETAILS: Final = DATE_SAME_DAY + COUNTRY_SHARED + GENDER_SAME + PLACE_SAME + ADDRESS_SAME

#: Shares of evidence completeness: how much there could be to compare, by kind of party. Each row adds up to 1.
EVIDENCE: Final = {
    "Person": {"name": 0.33, "date": 0.27, "identifier": 0.2, "country": 0.08, "place": 0.08, "gender": 0.04},
    "Vessel": {"name": 0.3, "identifier": 0.5, "country": 0.1, "date": 0.1},
    "Airplane": {"name": 0.3, "identifier": 0.55, "date": 0.1, "country": 0.05},
    "CryptoWallet": {"identifier": 0.9, "name": 0.1},
    "Security": {"identifier": 0.8, "name": 0.2},
    "": {"name": 0.4, "identifier": 0.32, "country": 0.12, "place": 0.1, "date": 0.06},
}  # fmt: skip
#: A number of a kind that only hints at who it is (passport beside another passport, call sign) counts this part of its share.
EVIDENCE_WEAK_NUMBER: Final = 0.5
#: A date of which one side states the year only, and the month.
EVIDENCE_YEAR: Final = 0.55
EVIDENCE_MONTH: Final = 0.75
#: A gender that only the name's endings tell.
EVIDENCE_IMPLIED: Final = 0.5
