# Dates typed by hand.
date-empty = Indiquez une date, par exemple 03/05/2001.
date-unfinished = La date est incomplète. Écrivez jour/mois/année, par exemple 03/05/2001.
date-without-year = Il manque l’année. Écrivez jour/mois/année, par exemple 03/05/2001.
date-unreadable = Ceci n’est pas une date. Écrivez jour/mois/année, par exemple 03/05/2001.
date-needs-day = Il faut le jour exact. Écrivez jour/mois/année, par exemple 03/05/2001.
date-year = L’année { $year } n’est pas possible ici. Vérifiez l’année.
date-month = Il n’y a pas de mois { $month }. Écrivez d’abord le jour, puis le mois.
date-day = Il n’y a pas de jour { $day } en { $month } : le dernier jour est le { $last }. Vérifiez le jour.
date-future = Le { $date } n’est pas encore arrivé : nous sommes le { $today }. Vérifiez la date.
date-not-a-time = « { $given } » n’est pas une heure. Écrivez par exemple 14:30.
