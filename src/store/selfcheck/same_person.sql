-- People of the same name, born on the same day.
with twice as (
  select name_sort, birth_on
  from summary
  where birth_on is not null
    and name_sort <> ''
  group by name_sort, birth_on
  having count(*) > 1
)
select s.id, s.case_id, s.id
from twice t
join summary s
  on s.name_sort = t.name_sort
  and s.birth_on = t.birth_on
order by s.name_sort
