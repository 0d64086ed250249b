-- What is due for a worker (or on the cases of nobody): the day each thing counts from; how many
-- days later it is due is a rule of the domain.
with mine as materialized (
  select
    c.id, c.number, c.person_id, c.risk, c.status, c.registered_on, c.risk_set_on,
    p.family_name, p.given_name
  from case_file c
  left join person p
    on p.id = c.person_id
  where c.worker_id is :worker
    and c.gone = 0
    and c.status not in ('closed', 'transferred', 'declined', 'duplicate')
    -- Nobody is called about somebody who died, from the day the closure is asked for.
    and not (c.status = 'closure_pending' and coalesce(c.closure_reason, '') = 'DECEASED')
),
things as (
  select
    f.calendar as reason, 'followup' as kind, f.id as record, m.id as case_id,
    f.due_on as day, f.begins_at as time, f.mode as about, null as urgency
  from mine m
  join followup f
    on f.case_id = m.id
  where f.gone = 0
    and f.status in ('due', 'attempted')
  union all
  select
    'referral', 'referral', r.id, m.id, r.sent_on, null, lower(hex(r.agency_id)), r.urgency
  from mine m
  join referral r
    on r.case_id = m.id
  where r.gone = 0
    and r.status in ('sent', 'received', 'expired')
    and r.answered_on is null
  union all
  select 'session', 'session', s.id, m.id, s.held_on, s.begins_at, s.activity, null
  from mine m
  join session s
    on s.case_id = m.id
  where s.gone = 0
    and s.status = 'planned'
  union all
  select 'session', 'session', s.id, m.id, s.next_on, null, s.activity, null
  from mine m
  join session s
    on s.case_id = m.id
  where s.gone = 0
    and s.status <> 'planned'
    and s.next_on is not null
    and not exists (
      select 1
      from session x
      where x.case_id = m.id
        and x.gone = 0
        and x.held_on > s.held_on
    )
  union all
  -- Sessions somebody leads in the case of another.
  select 'session', 'session', s.id, s.case_id, s.held_on, s.begins_at, s.activity, null
  from session s
  where s.led_by = :worker
    and s.status = 'planned'
    and s.gone = 0
    and s.case_id not in (select id from mine)
  union all
  select 'plan_item', 'plan_item', i.id, m.id, i.due_on, null, i.service, null
  from mine m
  join plan_item i
    on i.case_id = m.id
  where i.gone = 0
    and i.status in ('planned', 'referred', 'ongoing')
  union all
  select 'plan', 'case_file', m.id, m.id, m.registered_on, null, null, null
  from mine m
  where m.status in ('draft', 'registered', 'screened', 'assessed', 'plan_draft')
  union all
  select
    'no_followup', 'case_file', m.id, m.id,
    coalesce(
      (
        select max(f.done_on)
        from followup f
        where f.case_id = m.id
          and f.gone = 0
          and f.status = 'done'
      ),
      m.risk_set_on,
      m.registered_on
    ),
    null, null, null
  from mine m
  where m.status in ('plan_pending', 'active', 'monitoring', 'reopened')
    and not exists (
      select 1
      from followup f
      where f.case_id = m.id
        and f.gone = 0
        and f.calendar = 'protection'
        and f.status in ('due', 'attempted')
    )
  union all
  select 'free', 'task', t.id, t.case_id, t.due_on, t.begins_at, t.text, null
  from task t
  where t.worker_id is :worker
    and t.gone = 0
    and t.done_on is null
    and not exists (
      select 1
      from case_file d
      where d.id = t.case_id
        and d.closure_reason = 'DECEASED'
        and d.status in ('closure_pending', 'closed')
    )
  union all
  select
    'workshop', 'workshop', w.id, null, w.held_on, w.begins_at, coalesce(w.title, w.activity), null
  from workshop w
  where w.led_by is :worker
    and w.status = 'planned'
    and w.gone = 0
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
  x.urgency,
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
