-- About the middle of all help given, as an entry of the journal.
select (
  coalesce((select min(base) from assistance indexed by assistance_figure where gone = 0), 0)
  + coalesce((select max(base) from assistance indexed by assistance_figure where gone = 0), 0)
) / 2
