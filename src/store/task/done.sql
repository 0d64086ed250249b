-- What a worker has done within a stretch of days, in the columns of what is due.
with mine as materialized (
  select c.id, c.number, c.person_id, c.risk, p.family_name, p.given_name
  from case_file c
  left join person p
    on p.id = c.person_id
  where c.worker_id = :worker
    and c.gone = 0
    and c.status not in ('closed', 'transferred', 'declined', 'duplicate')
),
things as (
  select
    f.calendar as reason, 'followup' as kind, f.id as record, m.id as case_id,
    f.done_on as day, f.begins_at as time, f.mode as about
  from mine m
  join followup f
    on f.case_id = m.id
  where f.gone = 0
    and f.status = 'done'
    and f.done_on between :from and :to
  union all
  select 'session', 'session', s.id, m.id, s.held_on, s.begins_at, s.activity
  from mine m
  join session s
    on s.case_id = m.id
  where s.gone = 0
    and s.status = 'held'
    and s.held_on between :from and :to
  union all
  select 'free', 'task', t.id, t.case_id, t.done_on, t.begins_at, t.text
  from task t
  where t.worker_id = :worker
    and t.gone = 0
    and t.done_on between :from and :to
  union all
  select
    'workshop', 'workshop', w.id, null, w.held_on, w.begins_at, coalesce(w.title, w.activity)
  from workshop w
  where w.led_by = :worker
    and w.status = 'held'
    and w.gone = 0
    and w.held_on between :from and :to
)
select
  x.reason,
  x.kind,
  x.record,
  x.case_id,
  coalesce(m.person_id, c.person_id),
  coalesce(m.family_name, p.family_name),
  coalesce(m.given_name, p.given_name),
  coalesce(m.risk, c.risk),
  x.day,
  x.about,
  null,
  coalesce(m.number, c.number),
  x.time
from things x
left join mine m
  on m.id = x.case_id
-- The case of another.
left join case_file c
  on m.id is null
  and c.id = x.case_id
left join person p
  on p.id = c.person_id
