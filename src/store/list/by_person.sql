-- The row number of a person.
select n
from person
where id = :id
