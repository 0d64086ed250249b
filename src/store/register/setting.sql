-- Puts a setting of the search index back.
replace into found_config (k, v)
values (:k, :v)
