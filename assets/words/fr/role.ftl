# Les fonctions, ce qu'elles permettent, et les droits.
role-social-worker = Travailleur social
role-counsellor = Conseiller psychosocial
role-reintegration-officer = Chargé de réintégration
role-supervisor = Superviseur
role-reporting-officer = Chargé des rapports
role-data-steward = Gestionnaire des données
role-auditor = Auditeur
role-administrator = Administrateur
role-about-social-worker = Enregistre les personnes et suit leurs dossiers.
role-about-counsellor = Tient les séances et lit les contenus restreints.
role-about-reintegration-officer = Met en œuvre les appuis à la réintégration.
role-about-supervisor = Relit, approuve, baisse un niveau de risque, exporte.
role-about-reporting-officer = Fait les chiffres et les exports, n’écrit rien.
role-about-data-steward = Importe, corrige et efface des données.
role-about-auditor = Lit qui a fait quoi, rien d’autre.
role-about-administrator = Gère utilisateurs, centres et sauvegardes.

right-read-case = voir les personnes et les dossiers
right-write-case = enregistrer des personnes et écrire dans les dossiers
right-read-restricted = lire les contenus restreints
right-approve = baisser un niveau de risque, approuver et clore
right-export = exporter des tableaux de personnes
right-import = importer des tableaux de personnes
right-erase = effacer ce qui est gardé sur une personne
right-read-journal = lire qui a fait quoi
right-manage-office = gérer les utilisateurs, les centres et les organisations
right-backup = sauvegarder et restaurer
