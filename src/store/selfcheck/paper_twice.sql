-- Papers whose kind and number are noted for more than one person.
with twice as (
  select kind, number
  from document
  where gone = 0
    and number is not null
  group by kind, number
  having count(distinct person_id) > 1
)
select d.person_id, s.case_id, d.id
from twice t
join document d
  on d.kind is t.kind
  and d.number = t.number
join person p
  on p.id = d.person_id
left join summary s
  on s.n = p.n
where d.gone = 0
  and p.gone = 0
order by t.number
