settings-title = Réglages
settings-appearance = Apparence
settings-account = Mon compte
settings-users = Utilisateurs
settings-centres = Centres
settings-agencies = Organisations
settings-backup = Sauvegarde
settings-about = À propos

settings-theme = Thème
settings-theme-hint = Clair pour le plein soleil, sombre pour la nuit.
settings-light = Clair
settings-dark = Sombre
settings-system = Comme le système
settings-language = Langue
settings-zoom = Taille
settings-zoom-hint = De 80 à 200 %.
settings-percent = { $count } %
settings-smaller = Plus petit
settings-larger = Plus grand
settings-idle = Verrouillage sans activité
settings-idle-hint = Segin se verrouille après ce temps sans toucher au clavier ni à la souris.
settings-minutes = { $count } min
settings-sooner = Plus tôt
settings-later = Plus tard

settings-change-password = Changer le mot de passe
settings-old-password = Mot de passe actuel
settings-old-missing = Tapez votre mot de passe actuel.
settings-offered-about = Quatre mots tirés au hasard seront votre nouveau mot de passe. Retenez-les avant de continuer.

settings-users-about = Chacun a son nom et son mot de passe. Ses fonctions décident de ce que l’on voit et de ce que l’on fait.
settings-add-user = Ajouter un utilisateur
settings-user-name = Nom
settings-user-name-hint = Celui qui sert à ouvrir le coffre.
settings-user-name-missing = Écrivez le nom de cette personne.
settings-user-roles = Fonctions
settings-user-state = État
settings-user-change = Modification
settings-user-you = Vous
settings-user-active = Actif
settings-user-removed = Retiré
settings-change = Modifier
settings-first-password = Mot de passe à lui remettre
settings-first-password-about = Notez-le maintenant et donnez-le en main propre : il ne sera plus affiché. La personne le changera dans Mon compte.
settings-type-password = Taper un mot de passe
settings-give-password = Donner un nouveau mot de passe, si l’ancien est perdu
settings-restricted-password = Pour lire les contenus restreints, cette personne a besoin d’un nouveau mot de passe.
settings-last-administrator = Il faut au moins un administrateur. Donnez d’abord cette fonction à quelqu’un d’autre.
settings-add = Ajouter
settings-save = Enregistrer
settings-cancel = Annuler
settings-remove = Retirer l’accès…
settings-remove-title = Retirer l’accès de { $name } ?
settings-remove-body = { $name } ne pourra plus ouvrir ce coffre. Ce que cette personne a écrit reste signé de son nom. Une copie du coffre faite auparavant s’ouvre encore avec son mot de passe.
settings-remove-keep = Garder l’accès
settings-remove-verb = Retirer l’accès

settings-centres-about = Le code court ouvre chaque numéro de dossier. Un centre ne s’efface pas : on dit qu’il n’est plus utilisé.
settings-add-centre = Ajouter un centre
settings-beds = Places
settings-agencies-about = Les partenaires vers qui l’on oriente. Vérifiez les contacts deux fois par an : une date en orange est trop ancienne.
settings-add-agency = Ajouter une organisation
settings-agency-search = Chercher une organisation
settings-checked = Vérifié le
settings-never-checked = jamais
settings-unused = { $name } (plus utilisé)
settings-nothing-found = Rien ne correspond à « { $text } ». Essayez avec moins de lettres.
settings-list-empty = La liste est vide. Ajoutez la première ligne avec le bouton en haut.

settings-backup-now = Sauvegarder maintenant
settings-backup-about = Segin garde dans le coffre des copies chiffrées et vérifiées : 12 jours, 10 semaines, 9 mois. Elles aident contre une erreur ou un disque abîmé, pas contre un vol.
settings-backup-none = Il n’y a encore aucune sauvegarde.
settings-backups = Sauvegardes
settings-backup-count = { $count ->
    [one] { $count } sauvegarde
   *[other] { $count } sauvegardes
}
settings-backup-day = Jour
settings-backup-time = Heure
settings-backup-number = Numéro
settings-copy = Copie à emporter
settings-copy-about = Une copie complète et chiffrée sur une clé USB, rangée ailleurs, protège du vol et de l’incendie.
settings-folder = Dossier
settings-folder-hint = Tapez le chemin de la clé USB, ou faites glisser son dossier ici.
settings-folder-wrong = Ce dossier n’existe pas. Vérifiez que la clé est branchée et que le chemin est juste.
settings-copy-now = Copier dans ce dossier

settings-about-what = Segin, « le retour » en bamanankan : la gestion des dossiers des personnes qui reviennent de migration, sur cet ordinateur et sans réseau.
settings-version = Version
settings-licence = Licence
settings-about-others = Segin s’appuie sur des logiciels libres, parmi lesquels Rust, egui, SQLite, SQLCipher, Fluent, la police Inter et les icônes Material Symbols, chacun sous sa licence.
settings-about-network = Segin n’envoie rien et ne se connecte à rien.
settings-offers = Annuaire
settings-add-offer = Ajouter un service
settings-offers-about = Qui offre quel service, où, et à qui parler. Les référencements proposent d’abord ces lignes, et les bordereaux y prennent le contact et les heures. Un service qui n’est plus offert se marque dans sa fiche.
settings-offer-search = Chercher un service, une organisation, un lieu
