help-title = Guide to Segin
help-close = Close the guide
help-search = Search the guide
help-nothing = Nothing in the guide about “{ $text }”. Try another word.
