-- The highest running number of a series of case numbers, removed cases included.
select max(cast(substr(number, :start) as integer))
from case_file
where number >= :low
  and number < :high
