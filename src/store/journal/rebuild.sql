-- Every entry, record by record, in the order they arrived.
select n, record, kind, body
from entry
order by record, n
