-- Help given until a day, between two entries of the journal.
select id, case_id, service, given_on, quantity, amount, currency, project_id, plan_item_id
from assistance indexed by assistance_figure
where gone = 0
  and base between :low and :high
  and given_on <= :to
order by base
