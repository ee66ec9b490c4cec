"""No vocabulary of its own: see `spans.FIELDS`, `us_ofac_delimited.tables` and `us_ofac_derived.tables`."""
