-- A customer, a partner or another stakeholder of the organisation, one of them.
create table party (
  id       uuid primary key,
  kind     text not null check (kind in ('customer', 'partner', 'stakeholder')),
  name     text not null check (length(name) between 1 and 200),
  language text not null check (language in ('en', 'fr')),
  -- Where they are: hours that are theirs are counted there.
  zone     text not null check (length(zone) between 1 and 60),
  contact  text not null check (contact like '%_@_%' and length(contact) <= 254),
  since    date not null
);
-- The list of parties, by name.
create index party_by_name on party (lower(name), id);
