-- Supports that were started until a day.
select id, case_id, kind, started_on, project_id, plan_item_id
from support
where gone = 0
  and status in ('started', 'completed')
  and started_on <= :to
order by base
