rail-new-person = Inscription
rail-import = Importation
