-- Registrations that are one person.
select person_id, same_as_id
from identity_link
where gone = 0
  and status = 'linked'
