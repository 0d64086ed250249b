-- What is due on the open cases of a worker (or of nobody): the day each thing
-- counts from; how many days later it is due is a rule of the domain.
with mine as (
  select c.id, c.number, c.person_id, c.risk, c.status, c.registered_on, c.risk_set_on
  from case_file c
  where c.worker_id is :worker
    and c.gone = 0
    and c.status not in ('closed', 'transferred', 'declined', 'duplicate')
    -- Nobody is called about somebody who died, from the day the closure is asked for.
    and not (c.status = 'closure_pending' and coalesce(c.closure_reason, '') = 'DECEASED')
),
things as (
  select
    f.calendar as reason, 'followup' as kind, f.id as record, m.id as case_id,
    f.due_on as day, f.mode as about, null as urgency
  from mine m
  join followup f
    on f.case_id = m.id
  where f.gone = 0
    and f.status in ('due', 'attempted')
  union all
  select 'referral', 'referral', r.id, m.id, r.sent_on, lower(hex(r.agency_id)), r.urgency
  from mine m
  join referral r
    on r.case_id = m.id
  where r.gone = 0
    and r.status in ('sent', 'received', 'expired')
    and r.answered_on is null
  union all
  select 'session', 'session', s.id, m.id, s.held_on, s.activity, null
  from mine m
  join session s
    on s.case_id = m.id
  where s.gone = 0
    and s.status = 'planned'
  union all
  select 'session', 'session', s.id, m.id, s.next_on, s.activity, null
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
  select 'plan', 'case_file', m.id, m.id, m.registered_on, null, null
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
    null, null
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
  select 'free', 'task', t.id, t.case_id, t.due_on, t.text, null
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
)
select
  x.reason,
  x.kind,
  x.record,
  x.case_id,
  c.person_id,
  p.family_name,
  p.given_name,
  c.risk,
  x.day,
  x.about,
  x.urgency,
  c.number
from things x
left join case_file c
  on c.id = x.case_id
left join person p
  on p.id = c.person_id
