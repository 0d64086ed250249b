# What is due: { $what } is the agency, the activity, or the task as written.
task-referral-answer = Réponse attendue de { $what }
task-protection-followup = Suivi de protection à faire
task-reintegration-followup = Suivi de réintégration à faire
task-session = Séance prévue : { $what }
task-plan-item = À faire selon le plan : { $what }
task-plan = Plan à établir avec la personne
task-no-followup = Aucun suivi prévu, fixer une date
task-free = { $what }
task-workshop = Atelier prévu : { $what }

task-when-overdue = En retard
task-when-today = Aujourd’hui
task-when-soon = Dans les sept jours
task-when-later = Plus tard

task-days-late = en retard de { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
task-days-ahead = dans { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
task-day-today = aujourd’hui
