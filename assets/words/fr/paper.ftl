# Numbers of identity papers: warnings only, nothing is refused.
paper-nina-form = Un numéro NINA a 14 chiffres et une lettre. Vérifiez-le sur la carte ; vous pouvez continuer.
paper-nina-sex = Le numéro NINA ne va pas avec le sexe indiqué. Vérifiez l’un et l’autre ; vous pouvez continuer.
paper-nina-year = Le numéro NINA ne va pas avec l’année de naissance { $year }. Vérifiez l’un et l’autre ; vous pouvez continuer.
paper-short = Ce numéro est très court. Vérifiez-le sur le document ; vous pouvez continuer.
