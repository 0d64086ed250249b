# Filters on any fact, columns and saved lists.
filter-age = Âge
filter-total = Total du test
