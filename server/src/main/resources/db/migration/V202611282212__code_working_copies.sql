-- What a writer has not saved yet: one row a writer, replaced as one types, gone with the save.
create table working_copy (
  edition_id uuid not null references edition (id),
  language   text not null check (language in ('en', 'fr')),
  person_id  uuid not null references person (id),
  base       int not null check (base >= 0),
  text       text not null check (length(text) <= 2000000),
  at         timestamptz not null,
  primary key (edition_id, language, person_id)
);
