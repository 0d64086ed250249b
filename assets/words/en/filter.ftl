# Filters on any fact, columns and saved lists.
filter-age = Age
filter-total = Total of the scale
