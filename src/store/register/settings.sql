-- The settings of the search index.
select k, v
from found_config
