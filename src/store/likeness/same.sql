-- Everybody linked with somebody as the same person, directly or through others, and that one.
with recursive same (id) as (
  select :person
  union
  select l.same_as_id
  from same s
  join identity_link l
    on l.person_id = s.id
  where l.gone = 0
    and l.status = 'linked'
  union
  select l.person_id
  from same s
  join identity_link l
    on l.same_as_id = s.id
  where l.gone = 0
    and l.status = 'linked'
)
select id
from same
order by id
