# Le contrôle du registre : ce qui n’est pas en ordre, règle par règle.
selfcheck-count = { $count ->
    [one] Un constat. Chacun s’ouvre là où il se corrige ; ce qui est en ordre s’écarte avec un motif.
   *[other] { $count } constats. Chacun s’ouvre là où il se corrige ; ce qui est en ordre s’écarte avec un motif.
}
selfcheck-none = Rien à signaler : le registre est en ordre.
selfcheck-severity-first = À traiter d’abord
selfcheck-severity-soon = Travail arrêté
selfcheck-severity-tidy = À vérifier ou compléter
selfcheck-people = Voir la liste
selfcheck-people-of = Voir la liste : { $what }
selfcheck-open = Ouvrir
selfcheck-open-of = Ouvrir le dossier de { $who }
selfcheck-pass = Écarter…
selfcheck-pass-of = Écarter le constat sur { $who }
selfcheck-pass-title = Écarter ce constat
selfcheck-pass-body = { $what } – { $who }. Il ne reviendra pas ; le motif reste noté.
selfcheck-pass-verb = Écarter le constat
selfcheck-reason = Pourquoi il n’y a rien à faire
selfcheck-passed = { $count ->
    [one] Un constat écarté avec un motif.
   *[other] { $count } constats écartés avec un motif.
}
selfcheck-consent-missing = Référencement envoyé sans consentement
selfcheck-consent-missing-about = Envoyé à un partenaire sans consentement enregistré ni autre motif légal. Demandez le consentement, ou notez le motif.
selfcheck-child-alone = Enfant sans adulte noté
selfcheck-child-alone-about = Moins de 18 ans, dossier ouvert, aucun adulte dans le ménage, et ni « non accompagné » ni « séparé » noté. Notez qui s’occupe de l’enfant.
selfcheck-risk-missing = Dossier sans niveau de risque
selfcheck-risk-missing-about = Sans niveau, ni délai du plan ni rythme de suivi. Fixez-le dans l’évaluation.
selfcheck-plan-late = Plan en retard
selfcheck-plan-late-about = Le délai du plan selon le risque est dépassé. Faites le plan, ou changez l’étape.
selfcheck-approval-late = Validation attendue depuis plus de 7 jours
selfcheck-approval-late-about = Une demande attend la réponse d’un superviseur depuis plus d’une semaine.
selfcheck-need-idle = Besoin sans suite
selfcheck-need-idle-about = Un besoin noté il y a plus de 14 jours, sans élément de plan, aide ni référencement.
selfcheck-followup-missing = Plan en cours sans suivi prévu
selfcheck-followup-missing-about = Aucun suivi à venir. Fixez-en un.
selfcheck-referral-silent = Référencement sans réponse depuis plus de 30 jours
selfcheck-referral-silent-about = Relancez le partenaire, ou terminez le référencement.
selfcheck-closed-followup = Dossier clos avec un suivi ouvert
selfcheck-closed-followup-about = Annulez le suivi avec un motif, ou rouvrez le dossier.
selfcheck-closed-reason = Dossier clos sans motif
selfcheck-closed-reason-about = Choisissez le motif de clôture.
selfcheck-paper-twice = Même papier noté pour deux personnes
selfcheck-paper-twice-about = Même sorte et même numéro : un doublon, ou une erreur de saisie.
selfcheck-same-person = Doublon possible
selfcheck-same-person-about = Même nom, même date de naissance. Comparez les deux fiches.
selfcheck-birth-odd = Date de naissance impossible
selfcheck-birth-odd-about = À venir, ou il y a plus de 110 ans. Vérifiez l’année.
selfcheck-age-unsure = 17 ou 18 ans
selfcheck-age-unsure-about = Seule l’année est connue : la personne est traitée comme un enfant. Précisez si vous pouvez.
selfcheck-arrival-late = Arrivée après l’enregistrement
selfcheck-arrival-late-about = L’arrivée est notée plus tard que l’enregistrement. Vérifiez les deux dates.
