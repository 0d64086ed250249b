-- Telephones, the oldest first.
select t.person_id, t.number
from contact t
where t.gone = 0
  and t.number is not null
  and (:person is null or t.person_id = :person)
order by t.n
