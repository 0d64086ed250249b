-- Records of one transaction that were changed since. That somebody looked at them is no change.
select count(distinct later.record)
from entry later
where later.n > :last
  and exists (
    select 1
    from entry own
    where own.record = later.record
      and own.kind = later.kind
      and own.kind <> 'import'
      and own.n between :first and :last
  )
