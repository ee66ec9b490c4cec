"""Switzerland: asset freezes under the Foreign Illicit Assets Act (CSV)."""
