"""OFAC's delimited files of the SDN and the Consolidated Non-SDN lists: four files each, joined by `ent_num`."""
