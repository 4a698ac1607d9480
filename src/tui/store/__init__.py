"""The only door to the database: one SQLite file with everything that was fetched and everything the person did."""
