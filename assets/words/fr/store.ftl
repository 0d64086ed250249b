store-disk-full = Le disque est plein : rien n’a été écrit et rien n’est perdu. Libérez de la place, puis enregistrez de nouveau.
store-read-only = Le dossier du coffre ne peut pas être écrit. Vérifiez la clé USB ou les droits du dossier, puis recommencez.
store-newer = Ce coffre a été écrit par une version plus récente de Segin. Installez cette version pour l’ouvrir ; le fichier n’a pas été touché.
store-damaged = Le fichier du coffre est abîmé ({ $part }). Fermez le programme et restaurez la dernière sauvegarde.
store-restricted = Votre rôle ne permet pas d’écrire ce contenu restreint. Demandez à une personne qui en a le droit.
store-failed = L’enregistrement n’a pas réussi. Rien n’est perdu : essayez de nouveau.
