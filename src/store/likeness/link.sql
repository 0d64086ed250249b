-- What somebody has decided about two registrations.
select l.person_id, l.same_as_id, l.status
from identity_link l
where l.gone = 0
  and l.person_id is not null
  and l.same_as_id is not null
order by l.n
