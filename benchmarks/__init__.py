"""How fast and small swath is, and how well it paces requests, beside what else there is: `make bench`."""
