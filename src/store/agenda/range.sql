-- What stands in the agenda of a worker up to a day: all that is open, and what was done within
-- the stretch. The day of a referral is the one it was sent on; when its answer is due is a rule
-- of the domain.
with mine as (
  select c.id
  from case_file c
  where c.worker_id = :worker
    and c.gone = 0
    and c.status not in ('closed', 'transferred', 'declined', 'duplicate')
),
things as (
  select
    f.calendar as what, 'followup' as kind, f.id as record, f.case_id,
    f.due_on as day, f.begins_at as time, f.mode as about, null as urgency, 0 as done
  from mine m
  join followup f
    on f.case_id = m.id
  where f.gone = 0
    and f.status in ('due', 'attempted')
    and f.due_on <= :to
  union all
  select f.calendar, 'followup', f.id, f.case_id, f.done_on, f.begins_at, f.mode, null, 1
  from mine m
  join followup f
    on f.case_id = m.id
  where f.gone = 0
    and f.status = 'done'
    and f.done_on between :from and :to
  union all
  select
    'session', 'session', s.id, s.case_id, s.held_on, s.begins_at, s.activity, null,
    s.status = 'held'
  from mine m
  join session s
    on s.case_id = m.id
  where s.gone = 0
    and s.held_on <= :to
    and (s.status = 'planned' or (s.status = 'held' and s.held_on >= :from))
  union all
  select 'session', 'session', s.id, s.case_id, s.held_on, s.begins_at, s.activity, null, 0
  from session s
  where s.led_by = :worker
    and s.status = 'planned'
    and s.gone = 0
    and s.held_on <= :to
    and s.case_id not in (select id from mine)
  union all
  select 'session', 'session', s.id, s.case_id, s.next_on, null, s.activity, null, 0
  from mine m
  join session s
    on s.case_id = m.id
  where s.gone = 0
    and s.status <> 'planned'
    and s.next_on <= :to
    and not exists (
      select 1
      from session x
      where x.case_id = m.id
        and x.gone = 0
        and x.held_on > s.held_on
    )
  union all
  select 'plan_item', 'plan_item', i.id, i.case_id, i.due_on, null, i.service, null, 0
  from mine m
  join plan_item i
    on i.case_id = m.id
  where i.gone = 0
    and i.status in ('planned', 'referred', 'ongoing')
    and i.due_on <= :to
  union all
  select
    'referral', 'referral', r.id, r.case_id, r.sent_on, null, lower(hex(r.agency_id)), r.urgency, 0
  from mine m
  join referral r
    on r.case_id = m.id
  where r.gone = 0
    and r.status in ('sent', 'received', 'expired')
    and r.answered_on is null
    and r.sent_on <= :to
  union all
  select
    'task', 'task', t.id, t.case_id, coalesce(t.done_on, t.due_on), t.begins_at, t.text, null,
    t.done_on is not null
  from task t
  where t.worker_id = :worker
    and t.gone = 0
    and (
      (t.done_on is null and t.due_on <= :to)
      or t.done_on between :from and :to
    )
  union all
  select
    'workshop', 'workshop', w.id, null, w.held_on, w.begins_at, coalesce(w.title, w.activity), null,
    w.status = 'held'
  from workshop w
  where w.led_by = :worker
    and w.gone = 0
    and w.held_on <= :to
    and (w.status = 'planned' or (w.status = 'held' and w.held_on >= :from))
)
select
  x.what,
  x.kind,
  x.record,
  x.case_id,
  c.number,
  c.person_id,
  p.family_name,
  p.given_name,
  c.risk,
  x.day,
  x.time,
  x.about,
  x.urgency,
  x.done
from things x
left join case_file c
  on c.id = x.case_id
left join person p
  on p.id = c.person_id
