-- Papers with their numbers, the oldest first.
select d.person_id, d.number, d.kind
from document d
where d.gone = 0
  and d.number is not null
  and (:person is null or d.person_id = :person)
order by d.n
