-- Keeps a content; one that is held already stays.
insert into content (hash, size, bytes)
values (:hash, :size, :bytes)
on conflict (hash) do nothing
