"""BIS Denied Persons List: the tab-separated `dpl.txt`."""
