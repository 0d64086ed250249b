-- Items of plans: delivered until a day, or promising a quantity.
select id, case_id, service, status, due_on, delivered_on, quantity
from plan_item
where gone = 0
  and (status = 'delivered' and delivered_on <= :to or quantity is not null)
order by base
