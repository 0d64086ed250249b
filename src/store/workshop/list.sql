-- Group sessions and workshops of a stretch of days, newest first, with how many of the
-- register took part.
select
  w.id,
  w.held_on,
  w.begins_at,
  w.activity,
  w.title,
  w.place,
  w.status,
  w.led_by,
  coalesce(w.anonymous, 0),
  (
    select count(*)
    from session s
    join case_file c
      on c.id = s.case_id
    where s.workshop_id = w.id
      and s.gone = 0
      and c.person_id not in (
        select f.person_id
        from flag f
        where f.user_id = :user
          and f.kind = 'hidden_from'
          and f.resolved_on is null
          and f.gone = 0
      )
  )
from workshop w
where w.gone = 0
  and w.held_on between :first and :last
order by w.held_on desc, w.begins_at desc, w.n desc
