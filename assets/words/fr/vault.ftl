vault-wrong-password = Ce mot de passe n’ouvre pas le coffre. Vérifiez les majuscules et la disposition du clavier, puis recommencez.
vault-wrong-password-wait = Ce mot de passe n’ouvre pas le coffre. Prochain essai dans { $time }. Mot de passe perdu : la clé de secours imprimée ouvre le coffre.
vault-wait = Trop de mots de passe faux. Prochain essai dans { $time }. Mot de passe perdu : la clé de secours imprimée ouvre le coffre.
vault-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
vault-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
vault-wrong-recovery-key = Cette clé de secours est bien écrite, mais elle n’ouvre pas ce coffre : elle vient d’un autre coffre ou a été remplacée. Cherchez la feuille la plus récente.
vault-weak-password = Ce mot de passe se devine trop vite. Prenez les quatre mots proposés, ou une phrase plus longue sans nom ni date.
vault-password-weak = Ce mot de passe se devine trop vite. Prenez les quatre mots proposés, ou une phrase plus longue sans nom ni date.
vault-unknown-user = Personne de ce nom n’a accès à ce coffre. Vérifiez comment il est écrit, ou demandez à l’administrateur de vous ajouter.
vault-name-taken = Ce nom est déjà pris dans ce coffre. Ajoutez une initiale ou le nom de famille.
vault-bad-name = Ce nom ne convient pas. Écrivez un nom de quelques mots, sans retour à la ligne.
vault-last-user = C’est la dernière personne qui a accès au coffre : personne ne pourrait plus l’ouvrir. Ajoutez d’abord quelqu’un d’autre.
vault-restricted-missing = Vous ne lisez pas les contenus restreints, vous ne pouvez donc pas en donner l’accès. Demandez à une personne qui les lit, ou utilisez la clé de secours.
vault-restricted-needs-password = Pour lire les contenus restreints, cette personne a besoin d’un nouveau mot de passe. Donnez-lui-en un avec son nouveau rôle.
vault-none = Il n’y a pas de coffre dans { $path }. Choisissez un autre dossier, ou créez un coffre.
vault-already = Il y a déjà un coffre dans { $path }. Ouvrez-le, ou choisissez un autre dossier.
vault-slots-damaged = Les deux fichiers de clés (slots, slots.copy) dans { $path } sont abîmés. Restaurez la dernière sauvegarde ; vos données ne sont pas perdues.
vault-slots-newer = Le coffre { $path } vient d’une version plus récente de Segin. Installez cette version pour l’ouvrir ; rien n’a été changé.
vault-slots-forged = Le fichier de clés dans { $path } a été changé hors de Segin. Le coffre reste fermé : prévenez l’administrateur et restaurez la dernière sauvegarde.
vault-cost-refused = Le fichier de clés dans { $path } demande une protection hors des limites : il a été changé hors de Segin. Prévenez l’administrateur et restaurez la dernière sauvegarde.
vault-slots-old = Le fichier de clés dans { $path } est plus ancien que le coffre : quelqu’un l’a remis en place. Le coffre reste fermé : prévenez l’administrateur et restaurez la dernière sauvegarde.
vault-held = Le coffre { $path } est déjà ouvert dans un autre programme. Fermez-le là-bas, puis recommencez.
vault-held-by = Le coffre { $path } est déjà ouvert sur { $host } depuis le { $date } à { $time } (programme n° { $pid }). Fermez-le là-bas, puis recommencez.
vault-network = Le dossier { $path } est sur un disque partagé par le réseau ({ $kind }), où un coffre peut s’abîmer. Choisissez un dossier de cet ordinateur.
vault-missing = { $path } est introuvable. Vérifiez que le disque est branché, ou restaurez la dernière sauvegarde.
vault-not-a-vault = { $path } n’est pas un coffre Segin. Choisissez un autre dossier ; ce fichier n’a pas été changé.
vault-damaged = { $path } (modifié le { $date }) est abîmé et ne peut pas être lu en entier. Restaurez la dernière sauvegarde.
vault-newer = { $path } vient d’une version plus récente de Segin (schéma { $found }, ce programme connaît { $known }). Installez cette version pour l’ouvrir ; rien n’a été changé.
vault-backup-unlike = La copie { $path } n’est pas égale à l’original. Les sauvegardes précédentes sont gardées ; essayez de nouveau ou sur un autre disque.
vault-read-only = { $path } ne peut pas être écrit. Vérifiez les droits du dossier ou la protection de la clé USB, puis recommencez.
vault-disk-full = Le disque est plein : { $path } n’a pas été écrit et rien n’est perdu. Libérez de la place, puis recommencez.
vault-busy = { $path } est occupé par une autre opération. Attendez qu’elle se termine, puis recommencez.
vault-library = Ce programme a été construit avec une bibliothèque de base de données qui ne convient pas ({ $version }). Réinstallez Segin.
vault-keys = La machine n’a pas assez de mémoire libre pour calculer les clés. Fermez d’autres programmes, puis recommencez.
vault-file-fault = Le système n’a pas pu lire ou écrire { $path } ({ $fault }). Vérifiez le disque, puis recommencez.
vault-database-fault = La base { $path } a répondu par une erreur (code { $fault }). Recommencez ; si cela se répète, vérifiez le coffre avec « segin check ».
vault-notice-first-damaged = Le fichier de clés était abîmé : sa copie a servi et les deux sont de nouveau entiers. Faites une sauvegarde et surveillez ce disque.
vault-notice-second-damaged = La copie du fichier de clés était abîmée et a été refaite. Faites une sauvegarde et surveillez ce disque.
vault-notice-cut-short = Un changement des accès avait été interrompu ; les deux fichiers de clés sont de nouveau égaux. Vérifiez la liste des utilisateurs.
vault-notice-foreign-half = Le fichier de clés d’au moins un utilisateur a été falsifié : ce que cette personne écrit en accès restreint pourrait être lu par quelqu’un d’autre. Donnez un nouveau mot de passe à chaque utilisateur, puis prévenez le responsable des données.
vault-recovery-character = Le groupe { $group } contient un signe qui n’existe pas dans une clé de secours. Comparez-le avec la feuille.
vault-recovery-length = Une clé de secours a { $length } signes en sept groupes de quatre. Comparez avec la feuille.
vault-recovery-check = Un signe de la clé de secours est faux, ou deux sont échangés. Comparez groupe par groupe avec la feuille.
