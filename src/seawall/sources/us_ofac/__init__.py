"""What the formats of OFAC's lists share: names, programs, identifiers, remarks. No parser of its own."""
