-- What the line of a person in lists is sorted by.
select s.name_sort
from summary s
join person p
  on p.n = s.n
where p.id = :id
  and p.gone = 0
