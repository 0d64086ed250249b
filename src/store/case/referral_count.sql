-- How many referrals were ever made here, removed ones included.
select count(*)
from referral
