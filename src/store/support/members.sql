-- The people of a collective or community support, each once, however many shares they have.
select f.person_id, p.given_name, p.family_name, count(s.id) as shares
from support s
join case_file f
  on f.id = s.case_id
join person p
  on p.id = f.person_id
where s.collective_id = :collective
  and s.gone = 0
  and f.gone = 0
  and p.gone = 0
group by f.person_id
order by p.family_name, p.given_name
