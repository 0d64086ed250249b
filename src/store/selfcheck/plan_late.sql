-- Open cases without a plan, longer than their level allows.
select person_id, id, id
from case_file
where gone = 0
  and status in ('registered', 'screened', 'assessed', 'plan_draft')
  and status not in ('closed', 'transferred', 'declined', 'duplicate')
  and registered_on < case risk
    when 'critical' then :plan_critical
    when 'high' then :plan_high
    when 'medium' then :plan_medium
    else :plan_low
  end
