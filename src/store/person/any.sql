-- Whether anybody is registered.
select exists (select 1 from summary)
