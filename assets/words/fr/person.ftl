# Une nouvelle personne.
