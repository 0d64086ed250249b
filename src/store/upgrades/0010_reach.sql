-- Whoever has no telephone is found in an index of those alone.
create index summary_without_contact on summary (contacts) where contacts = 0;
