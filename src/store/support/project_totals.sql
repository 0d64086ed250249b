-- What a project has promised and paid, in its own currency only. A share of a collective
-- support is part of that support's budget and not counted a second time; of a support that was
-- stopped only what was paid counts as promised. Money counts whole, whoever asks; people do not.
with mine as (
  select id, coalesce(currency, 'XOF') as currency
  from project
  where id = :project
),
share as (
  select s.id, s.amount, s.status, s.collective_id, s.case_id
  from support s
  join mine m
    on s.project_id = m.id
  where s.gone = 0
    and coalesce(s.currency, 'XOF') = m.currency
),
shared as (
  select c.amount
  from collective c
  join mine m
    on c.project_id = m.id
  where c.gone = 0
    and coalesce(c.currency, 'XOF') = m.currency
    and c.status in ('approved', 'started', 'completed')
),
paid as (
  select s.id, y.amount
  from share s
  join case_file f
    on f.id = s.case_id
  join payment y
    on y.case_id = f.id
    and y.support_id = s.id
  where y.gone = 0
    and y.status = 'paid'
)
select
  (
    select coalesce(sum(amount), 0)
    from share
    where status in ('approved', 'started', 'completed')
      and collective_id is null
  )
  + (
    select coalesce(sum(p.amount), 0)
    from paid p
    join share s
      on s.id = p.id
    where s.status = 'stopped'
      and s.collective_id is null
  )
  + (select coalesce(sum(amount), 0) from shared) as promised,
  (select coalesce(sum(amount), 0) from paid) as paid,
  (
    select count(distinct f.person_id)
    from share s
    join case_file f
      on f.id = s.case_id
    where f.gone = 0
      and s.status <> 'planned'
      and f.person_id not in (
        select g.person_id
        from flag g
        where g.user_id = :user
          and g.kind = 'hidden_from'
          and g.resolved_on is null
          and g.gone = 0
      )
  ) as people
