-- How many people took part in the workshops held in a stretch of days, each counted once.
select count(distinct c.person_id)
from workshop w
join session s
  on s.workshop_id = w.id
  and s.gone = 0
join case_file c
  on c.id = s.case_id
where w.gone = 0
  and w.status = 'held'
  and c.person_id not in (
    select f.person_id
    from flag f
    where f.user_id = :user
      and f.kind = 'hidden_from'
      and f.resolved_on is null
      and f.gone = 0
  )
  and w.held_on between :first and :last
