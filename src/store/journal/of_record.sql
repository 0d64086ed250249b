-- The entries of one record, in the order they arrived.
select n, body
from entry
where record = :record
order by n
