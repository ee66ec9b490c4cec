"""What is known of a customer or a party beside names."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of a customer or a party beside names.

    Attributes:
        schema: FollowTheMoney schema, or "" if unknown.
        dates: of birth, founding or building; ISO text cut to its precision (`1965`, `1965-03`).
        countries: codes, lower case, of whatever relation.
        genders: `male`, `female`.
        numbers: (scheme, normalized value, as printed).
        places: places of birth, as printed.
        addresses: addresses or cities, as printed.
        own_countries: those of `countries` that say what someone is: nationality, register, flag; empty if that is not known.
        implied_genders: gender that the endings of the names tell, see `gender_of_name`.
    """

    schema: str = ""
    dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()
    numbers: tuple[tuple[str, str, str], ...] = field(default=())
    places: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    own_countries: tuple[str, ...] = ()
    implied_genders: tuple[str, ...] = ()

    @property
    def says_more_than_a_name(self) -> bool:
        """Whether anything could raise a score that the name alone leaves low."""
        return bool(self.dates or self.countries or self.genders or self.numbers or self.places or self.addresses)
