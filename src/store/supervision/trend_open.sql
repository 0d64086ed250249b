-- Follow-ups not done yet, by the day they were due.
select due_on, count(*)
from followup
where gone = 0
  and status in ('due', 'attempted')
  and due_on < :today
group by due_on
