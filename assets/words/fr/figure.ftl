# Les chiffres : rapports, tableaux, définitions.
figure-counted-persons = personnes distinctes
figure-counted-episodes = dossiers
figure-counted-services = services
figure-counted-participations = participations
figure-counted-money = montants
figure-share = { $percent } % ({ $part } sur { $whole })
figure-median-days = { $value } jours (médiane de { $of })
figure-median-hours = { $value } h (médiane de { $of })
figure-masked = masqué
figure-unknown = pas de donnée
figure-to-be-collected = à collecter
figure-point = ,
figure-band = { $from }–{ $to } ans
figure-band-open = { $from } ans et plus
figure-quarter = { $quarter }e trimestre { $year }
figure-period = du { $from } au { $to }
