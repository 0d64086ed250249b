help-title = Guide de Segin
help-close = Fermer le guide
help-search = Chercher dans le guide
help-nothing = Rien dans le guide sur « { $text } ». Essayez un autre mot.
