# A new person.
