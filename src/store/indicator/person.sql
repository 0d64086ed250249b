-- What figures need of every person, in the order they came in.
select id, sex, birth_on, birth_about, age_estimate, age_estimated_on, nationality
from person indexed by person_figure
where gone = 0
order by base
