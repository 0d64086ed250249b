-- What the journal says of the records of a kind, as far as it was not forgotten.
select body
from entry
where kind = :kind
  and body is not null
