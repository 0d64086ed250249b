-- Names, other words, places and numbers a person is found by.
select
  family_name,
  given_name,
  other_name,
  father_name,
  mother_name,
  origin_village,
  origin_cercle,
  origin_region,
  outside_number
from person
where id = :id
  and gone = 0
