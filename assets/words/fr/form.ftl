# Le formulaire.
form-save = Enregistrer
form-save-key = Ctrl+Entrée
form-cancel = Annuler
form-cancel-key = Échap
form-leave-title = Quitter sans enregistrer ?
form-leave-body = Ce que vous venez d’écrire ici sera perdu.
form-leave-stay = Continuer la saisie
form-leave-verb = Quitter sans enregistrer
form-place-told = Gardé tel que dit : ce lieu n’est pas dans la liste.
form-place-near = Gardé tel que dit. S’agit-il de { $near } ?
form-restricted-write = Vous pouvez écrire ici ; seules les personnes habilitées liront.
form-restricted-held = Un contenu à accès restreint est déjà écrit ici. Ce que vous écririez le remplacerait.
form-restricted-replaces = Ce que vous écrivez remplacera le contenu à accès restreint qui était ici ; seules les personnes habilitées liront.
