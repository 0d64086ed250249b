-- People of whom only the year of birth is known, by which they are 17 or 18.
select s.id, s.case_id, s.id
from summary s
where s.birth_on = :unsure_year
  and s.status not in ('closed', 'transferred', 'declined', 'duplicate')
