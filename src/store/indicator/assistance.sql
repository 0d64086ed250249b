-- Help given until a day.
select id, case_id, service, given_on, quantity, amount, currency, project_id, plan_item_id
from assistance indexed by assistance_figure
where gone = 0
  and given_on <= :to
order by base
