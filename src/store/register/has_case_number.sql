-- A case that bears this number, taken away or not.
select 1
from case_file
where number = :number
