# Places.
place-unknown = Le lieu « { $place } » n’est pas dans la liste. Il est gardé tel que dit ; choisissez la région et le cercle si vous les connaissez.
place-near = Le lieu « { $place } » n’est pas dans la liste. S’agit-il de { $near } ?
