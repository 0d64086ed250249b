-- Whoever has no telephone is found in an index of those alone.
create index summary_without_contact on summary (contacts) where contacts = 0;

-- Villages are sought by a part of their name: in an index that holds nothing else.
create index person_origin_village on person (origin_village)
where gone = 0 and origin_village is not null;
