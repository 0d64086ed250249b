-- Follow-ups that were done late since a day: when due, when done.
select due_on, done_on, count(*)
from followup
where gone = 0
  and status = 'done'
  and done_on > :since
  and due_on < done_on
group by due_on, done_on
