"""The order of the weights, which must hold whatever their size."""

from __future__ import annotations

from seawall.screen import detail_weights as w
from seawall.screen.weights import DEFAULT_THRESHOLD, odds


def descends(*values: float) -> bool:
    return list(values) == sorted(values, reverse=True) and len(set(values)) == len(values)


def test_the_more_exact_a_date_agrees_the_more_it_says() -> None:
    assert descends(w.DATE_SAME_DAY, w.DATE_SAME_MONTH, w.DATE_SAME_YEAR, w.DATE_PLACEHOLDER, w.DATE_FEW_DAYS, w.DATE_CALENDAR, w.DATE_DECADE, w.DATE_OTHER_DAY)


def test_the_farther_dates_are_apart_the_more_they_take() -> None:
    assert descends(w.DATE_OTHER_DAY, w.DATE_NEXT_YEAR_FULL, w.DATE_NEAR_YEARS_FULL, w.DATE_OTHER_YEARS)
    assert descends(w.DATE_NEXT_YEAR, w.DATE_NEAR_YEARS, w.DATE_OTHER_YEARS)
    # Years alone may be estimates; two full dates are not.
    assert w.DATE_NEXT_YEAR > w.DATE_NEXT_YEAR_FULL
    assert w.DATE_NEAR_YEARS > w.DATE_NEAR_YEARS_FULL


def test_numbers_weigh_more_than_all_else_and_slips_less_than_numbers() -> None:
    assert w.NUMBER_SAME > w.MOST_FROM_DETAILS - w.ADDRESS_SAME
    assert w.NUMBER_SAME > max(w.SLIPS.values()) >= min(w.SLIPS.values()) > 0
    assert descends(w.SIGN_OTHER, w.PASSPORT_OTHER, w.NUMBER_OTHER_KIND, w.NUMBER_OTHER_UNCHECKED, w.NUMBER_OTHER_SAME_FORM, w.NUMBER_OTHER)


def test_two_full_birth_dates_outweigh_a_name_that_is_a_hit_by_far() -> None:
    # The most that the rest may say for a person without numbers, from a name well above the threshold.
    name = odds(0.93)
    agreeing = w.COUNTRY_SHARED + w.GENDER_SAME
    assert name + agreeing + w.DATE_OTHER_DAY < odds(DEFAULT_THRESHOLD)
    assert name + agreeing + w.PLACE_SAME + w.DATE_NEXT_YEAR_FULL < odds(DEFAULT_THRESHOLD)
    assert name + agreeing + w.PLACE_SAME + w.DATE_OTHER_YEARS < odds(0.4)


def test_the_same_day_lifts_a_similar_name_well_above() -> None:
    assert odds(0.4) + w.DATE_SAME_DAY > odds(0.9)
