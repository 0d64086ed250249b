-- Every chain from its first entry to its last.
select origin, seq, body, forgotten, hash, n, op
from entry
order by origin, seq
