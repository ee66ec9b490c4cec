"""Regimes of the EU Sanctions Map with their framework acts: no list of parties."""
