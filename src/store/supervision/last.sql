-- The end of the journal.
select coalesce(max(n), 0)
from entry
