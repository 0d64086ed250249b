# Saved lists, columns and the table that leaves the vault.
list-menu = Listes
list-mine = Mes listes
list-shared = Listes partagées
list-ready = Listes prêtes
list-this = Cette liste
list-save = Enregistrer la liste affichée…
list-update = Enregistrer les changements
list-remove = Supprimer cette liste
list-save-title = Enregistrer la liste affichée
list-save-verb = Enregistrer la liste
list-shared-care = Une liste garde ses conditions, ses colonnes et son ordre. Les personnes sont cherchées à nouveau à chaque ouverture, et chacun ne voit que ce qu’il a le droit de voir.
list-unknown = Cette liste demande quelque chose que cette version de Segin ne connaît pas.

list-no-contact = Sans contact depuis 30 jours
list-no-risk = Sans niveau de risque
list-no-consent = Sans consentement
list-near-18 = Bientôt 18 ans
list-no-answer = Référencement sans réponse depuis 7 jours
list-no-plan = Sans plan
list-no-worker = Sans agent
list-high = Risque élevé ou critique
list-arrived = Arrivées ce mois-ci

list-columns = Colonnes
list-columns-body = Le nom vient toujours en premier. Les colonnes suivent dans l’ordre où elles sont choisies.
list-columns-after = Colonnes après le nom
list-columns-verb = Afficher ces colonnes
list-columns-usual = Colonnes habituelles

list-export = Exporter la liste
