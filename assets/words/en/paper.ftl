# Numbers of identity papers: warnings only, nothing is refused.
paper-nina-form = A NINA number has 14 figures and a letter. Check it on the card; you can go on.
paper-nina-sex = The NINA number does not go with the sex given. Check both; you can go on.
paper-nina-year = The NINA number does not go with the birth year { $year }. Check both; you can go on.
paper-short = This number is very short. Check it on the paper; you can go on.
