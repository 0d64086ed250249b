-- Journeys home, the newest first.
select c.person_id, c.arrived_on, c.departure_country
from case_file c
where c.gone = 0
  and (c.arrived_on is not null or c.departure_country is not null)
  and (:person is null or c.person_id = :person)
order by c.n desc
