# Places.
place-unknown = The place “{ $place }” is not on the list. It is kept as told; choose the region and the cercle if you know them.
place-near = The place “{ $place }” is not on the list. Is it { $near }?
