"""OFAC's advanced XML: `sdn_advanced.xml` and `cons_advanced.xml` (root `Sanctions`)."""
