"""Five normalized tables made from the UK Sanctions List's CSV: subjects, names, births, identifiers, countries."""
