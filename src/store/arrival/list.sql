-- Arrivals with others, the newest first: how many people, and how many of them nobody has
-- decided on yet. Hidden people are not counted.
select
  a.id,
  a.convoy,
  a.arrived_on,
  a.arrived_at,
  a.entry_point,
  a.departure_country,
  count(c.id),
  count(c.id) - count(c.selection)
from arrival a
left join case_file c
  on c.arrival_id = a.id
  and c.gone = 0
  and c.person_id not in (
    select f.person_id
    from flag f
    where f.user_id = :user
      and f.kind = 'hidden_from'
      and f.resolved_on is null
      and f.gone = 0
  )
where a.gone = 0
group by a.id
having count(c.id) > 0
order by a.arrived_on desc, a.n desc
limit :most
