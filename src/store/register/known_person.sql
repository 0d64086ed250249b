-- Numbers of people in another register.
select outside_number
from person
where outside_number is not null
  and gone = 0
