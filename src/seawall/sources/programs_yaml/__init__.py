"""A table of sanctions programs of all issuers, as a tar of YAML files: no list of parties."""
