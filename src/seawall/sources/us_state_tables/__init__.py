"""US Department of State: tables of small sanctions laws (INKSNA, Section 353) that share one set of columns."""
