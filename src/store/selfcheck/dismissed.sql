-- Findings that were passed over.
select rule, about
from dismissal
where gone = 0
