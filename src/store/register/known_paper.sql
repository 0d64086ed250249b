-- Kinds and numbers of the papers that people hold.
select kind, number
from document
where number is not null
  and gone = 0
