-- The row of an installation in one of its lives.
select n
from origin
where device = :device
  and incarnation = :incarnation
