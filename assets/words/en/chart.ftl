# What a picture says, in a sentence.
chart-empty = No value yet for “{ $name }”.
chart-one = { $name }: { $value } on { $day }, a single value.
chart-up = { $name }: { $first } on { $first-day }, { $value } on { $day }, that is { $change } more, in { $count } values.
chart-down = { $name }: { $first } on { $first-day }, { $value } on { $day }, that is { $change } less, in { $count } values.
chart-same = { $name }: { $first } on { $first-day }, { $value } on { $day }, without change ({ $change }), in { $count } values.
