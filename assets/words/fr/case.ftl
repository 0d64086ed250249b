# La page d'un dossier : en-tête, onglets, sections, historique, étapes suivantes.
case-tab-overview = Aperçu
case-tab-identity = Identité
case-tab-consent = Consentements
case-tab-household = Ménage
case-tab-journey = Parcours
case-tab-assessment = Évaluation
case-tab-help = Aide
case-tab-referral = Référencements
case-tab-session = Séances
case-tab-reintegration = Réintégration
case-tab-followup = Suivi
case-tab-note = Notes, clôture
case-tab-history = Historique

case-risk-critical = Risque critique
case-risk-high = Risque élevé
case-risk-medium = Risque moyen
case-risk-low = Risque faible
case-risk-none = Aucun risque de protection
case-risk-unset = Risque non fixé

case-no-name = Nom inconnu
case-initials = Initiales
case-age-unknown = âge inconnu
case-without = Sans dossier
case-no-worker = Sans travailleur social
case-episodes = Autres dossiers
case-consents = Consentements
case-consent-dot = { $purpose } : { $state }
case-gone-away = Cette personne n’est plus dans le registre.
case-none = Cette personne n’a pas encore de dossier. Ouvrez-en un pour noter ses besoins, les aides et le suivi.

case-alert-family = Ne pas informer la famille : lire les précautions avant tout contact.
case-alert-police = Ne pas contacter la police.
case-alert-age = Âge incertain : traiter comme un enfant jusqu’à preuve du contraire.
case-alert-child = Enfant : informer le parent ou tuteur et demander aussi l’accord de l’enfant.
case-alert-no-age = Aucun âge connu : noter au moins un âge estimé.
case-alert-no-consent = Consentement aux services non demandé.
case-alert-refused = Consentement aux services refusé : se limiter à ce que la personne accepte.
case-alert-withdrawn = Consentement aux services retiré : arrêter tout partage.
case-alert-expired = Consentement aux services arrivé à son terme : le demander de nouveau.
case-alert-no-risk = Aucun niveau de risque fixé.
case-alert-risk-proposed = Aucun niveau de risque fixé ; niveau proposé : { $level }.
case-late = { $count } en retard

case-next = Prochaines étapes
case-next-none = Rien n’est prévu.
case-see-to = À régler
case-add = Ajouter
case-drafts = Saisies à reprendre
case-draft-resume = Reprendre la saisie : { $what }
case-session-planned = Séance prévue

case-facts = L’essentiel
case-origin = Origine
case-household-of = { $count ->
    [one] { $count } personne dans le ménage
   *[other] { $count } personnes dans le ménage
}
case-no-phone = Aucun numéro noté. Demandez aussi si l’appel est sans danger.
case-events = Derniers événements
case-events-all = Tout l’historique
case-today = Aujourd’hui
case-yesterday = Hier
case-somebody = Quelqu’un

case-edit = Modifier
case-remove = Retirer
case-history = Historique
case-more = Montrer les détails : { $what }
case-less = Cacher les détails : { $what }
case-about = { $what } : { $which }
case-nothing = Rien de noté pour le moment.
case-put-aside = La saisie commencée avant celle-ci est gardée ; elle revient ensuite.

case-profile = Études, métier et moyens
case-intake = Enregistrement, retour et arrivée
case-screening = Repérage et souhaits
case-document-seen = Vu par nous
case-step-held = Détention
case-task-open = À faire
case-task-done = Faite
case-followup-late = En retard
case-resolved = Résolue
case-call-safe = Appel sans danger
case-call-unsafe = Ne pas appeler
case-call-unknown = Demander avant d’appeler

case-risk-title = Niveau de risque
case-risk-set = Niveau fixé
case-risk-proposal = Niveau proposé
case-risk-no-proposal = aucun, faute de vulnérabilité notée

case-calendar-protection = Suivi de protection
case-calendar-return = Suivi de réintégration

case-close-title = Clôture
case-close = Clore le dossier…
case-close-help = Un dossier se clôt avec un motif et une note : où en est la personne, ce qui a été fait.
case-close-ask = La clôture sera à valider par un superviseur.
case-reopen = Rouvrir le dossier

case-consent-title = Ce que la personne accepte
case-consent-help = Une finalité à la fois ; la dernière décision compte. Un refus ne ferme aucun autre service.
case-consent-all = Toutes les décisions
case-consent-unasked = Non demandé
case-consent-expired = Arrivé à son terme
case-consent-give = Accordé
case-consent-refuse = Refusé
case-consent-withdraw = Retirer l’accord
case-consent-named = { $verb } : { $purpose }

case-household-none = Cette personne n’est rattachée à aucun ménage.
case-household-found = Créer un ménage
case-household-join = Rejoindre le ménage de quelqu’un
case-household-add = Rattacher quelqu’un à ce ménage
case-household-search = Nom ou numéro de dossier
case-household-other = un autre ménage
case-household-role = Rôle de { $name }

case-quick-sent = Envoyé aujourd’hui
case-quick-accepted = Accepté aujourd’hui
case-quick-rejected = Refusé par l’organisation
case-quick-completed = Service fourni aujourd’hui
case-quick-held = Tenue aujourd’hui
case-quick-started = Démarré aujourd’hui
case-quick-finished = Achevé aujourd’hui
case-quick-task = Faite aujourd’hui
case-quick-resolved = Résolue aujourd’hui

case-history-when = Quand
case-history-who = Qui
case-history-record = Quoi
case-history-field = Champ
case-history-from = Avant
case-history-to = Après
case-history-why = Pourquoi
case-history-kind = Montrer
case-history-all = Tous les changements
case-history-none = Aucun changement à montrer.
case-record = Enregistrement
case-view = Consultation
case-viewed = consulté
case-viewed-restricted = contenu à accès restreint lu
case-present = présent
case-gone = retiré
case-doubtful = heure douteuse

case-event-made = { $kind ->
    [person] Personne enregistrée
    [contact] Téléphone ajouté
    [document] Document d’identité ajouté
    [household] Ménage créé
    [case_file] Dossier ouvert
    [consent] Consentement noté
    [step] Étape du parcours ajoutée
    [vulnerability] Vulnérabilité ajoutée
    [strength] Facteur de protection ajouté
    [assistance] Aide notée
    [referral] Référencement ajouté
    [session] Séance ajoutée
    [support] Appui ajouté
    [followup] Suivi ajouté
    [note] Note écrite
    [task] Tâche ajoutée
   *[other] Ajout
}
case-event-removed = { $kind ->
    [person] Personne retirée
    [contact] Téléphone retiré
    [document] Document d’identité retiré
    [household] Ménage retiré
    [case_file] Dossier retiré
    [consent] Consentement effacé
    [step] Étape du parcours retirée
    [vulnerability] Vulnérabilité retirée
    [strength] Facteur de protection retiré
    [assistance] Aide retirée
    [referral] Référencement retiré
    [session] Séance retirée
    [support] Appui retiré
    [followup] Suivi retiré
    [note] Note retirée
    [task] Tâche retirée
   *[other] Retrait
}
case-event-restored = { $kind ->
    [person] Personne rétablie
    [contact] Téléphone rétabli
    [document] Document d’identité rétabli
    [household] Ménage rétabli
    [case_file] Dossier rétabli
    [consent] Consentement rétabli
    [step] Étape du parcours rétablie
    [vulnerability] Vulnérabilité rétablie
    [strength] Facteur de protection rétabli
    [assistance] Aide rétablie
    [referral] Référencement rétabli
    [session] Séance rétablie
    [support] Appui rétabli
    [followup] Suivi rétabli
    [note] Note rétablie
    [task] Tâche rétablie
   *[other] Rétablissement
}
case-event-others = { $count ->
    [one] et { $count } autre champ
   *[other] et { $count } autres champs
}
case-event-restricted = { $field } : contenu à accès restreint modifié
case-tab-plan = Plan
case-tab-attachment = Pièces
case-plan-version = Version { $version }
case-danger = Danger
case-held-title = Ce que nous gardons sur la personne
case-held-verb = Préparer le papier
case-held-help = Un papier à remettre à la personne : ce qui est noté, pourquoi, à qui on l’a dit, ce qu’elle peut demander. La remise est notée.
case-held-about = Relisez-le avec la personne. Demandez-lui si elle peut le garder sans danger.
case-held-parts = Ce que le papier contient
case-held-parts-hint = Sans une partie, le papier dit seulement que tout n’y est pas.
case-held-restricted = Avec ce qui est gardé sous scellé
case-held-restricted-care = Violences, traite, alertes, notes de séance : seulement si la personne le demande et peut le garder sans danger. La lecture est notée.
case-held-restricted-none = Ce qui est gardé sous scellé n’est pas imprimé ; le papier dit qu’on peut demander à le lire.
case-held-preview = Ce que nous gardons
case-held-save = Enregistrer pour la personne
case-held-kept = Le papier est enregistré et la remise est notée.
case-tab-review = Suivi d’équipe
case-tab-form = Questionnaires
problem-consent-guardian = Cette personne a moins de 18 ans : nommez le parent ou le tuteur qui a été consulté, ou écrivez pourquoi son accord manque.
