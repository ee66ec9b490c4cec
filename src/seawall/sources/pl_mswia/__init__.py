"""The Polish list of persons and entities under sanctions (Act of 13 April 2022), as the Ministry of the Interior publishes it."""
