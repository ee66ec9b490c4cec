"""Files that others derive from OFAC's: names, types, programs and aliases of the SDN list, without its remarks."""
