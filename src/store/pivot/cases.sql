-- Every case with its person.
select id, person_id
from case_file
where gone = 0
