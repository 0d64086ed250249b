# Why a person was found.
likeness-exact = Same name
likeness-order = Same name, other order
likeness-prefix = Name starts this way
likeness-spelling = Other spelling of the name
likeness-sound = Sounds the same
likeness-close = Similar name
