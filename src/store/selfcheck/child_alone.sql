-- Children with an open case who live with no adult noted here and are not noted as
-- unaccompanied or separated either.
select c.person_id, c.id, c.id
from person p
join case_file c
  on c.person_id = p.id
where p.gone = 0
  and (
    p.birth_on > :adult_born
    or (p.birth_on is null and p.age_estimate < 18)
  )
  and c.gone = 0
  and c.status not in ('closed', 'transferred', 'declined', 'duplicate')
  and not exists (
    select 1
    from person m
    where m.household_id = p.household_id
      and m.id <> p.id
      and m.gone = 0
      and (m.birth_on <= :adult_born or m.age_estimate >= 18)
  )
  and not exists (
    select 1
    from vulnerability v
    where v.case_id = c.id
      and v.gone = 0
      and v.code in ('UAC', 'SC', 'CHILD_HEAD', 'CHILD_INST', 'CHILD_FOSTER')
  )
