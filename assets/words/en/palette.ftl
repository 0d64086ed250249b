palette-search = A person, a number, an action
palette-nothing = Nothing fits. Try another word or a number.
