-- Households by their number in another register.
select outside_number, id
from household
where outside_number is not null
  and gone = 0
order by n desc
