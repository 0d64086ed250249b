palette-search = Une personne, un numéro, une action
palette-nothing = Rien ne correspond. Essayez un autre mot ou un numéro.
