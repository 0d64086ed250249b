# Why a person was found.
likeness-exact = Même nom
likeness-order = Même nom, ordre différent
likeness-prefix = Le nom commence ainsi
likeness-spelling = Autre orthographe du nom
likeness-sound = Se prononce pareil
likeness-close = Nom proche
