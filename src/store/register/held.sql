-- How many people were ever registered here, about.
select coalesce(max(n), 0)
from person
