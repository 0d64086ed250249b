# Figures: reports, tables, definitions.
figure-counted-persons = distinct persons
figure-counted-episodes = cases
figure-counted-services = services
figure-counted-participations = participations
figure-counted-money = amounts
figure-share = { $percent }% ({ $part } of { $whole })
figure-median-days = { $value } days (median of { $of })
figure-median-hours = { $value } h (median of { $of })
figure-masked = masked
figure-unknown = no data
figure-to-be-collected = to be collected
figure-point = .
figure-band = { $from }–{ $to } years
figure-band-open = { $from } years and over
figure-quarter = quarter { $quarter } of { $year }
figure-period = from { $from } to { $to }
