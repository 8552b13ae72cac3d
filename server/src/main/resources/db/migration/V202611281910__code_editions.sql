-- A code of connection; its key is what its texts call it (code:).
create table code (
  id         uuid primary key,
  key        text not null unique check (key ~ '^[a-z0-9][a-z0-9-]{0,79}$'),
  made_at    timestamptz not null,
  made_by_id uuid not null references person (id)
);

-- One edition of a code, from its first draft on.
create table edition (
  id         uuid primary key,
  code_id    uuid not null references code (id),
  based_on_id uuid references edition (id),
  made_at    timestamptz not null,
  made_by_id uuid not null references person (id)
);
-- The editions of a code.
create index edition_of_code on edition (code_id, made_at);

-- Every text that was ever saved; the highest number is the text of today. Never edited: saving adds a row.
create table edition_text (
  edition_id  uuid not null references edition (id),
  language    text not null check (language in ('en', 'fr')),
  number      int not null check (number >= 1),
  text        text not null check (length(text) <= 2000000),
  hash        text not null check (hash ~ '^[0-9a-f]{64}$'),
  saved_at    timestamptz not null,
  saved_by_id uuid not null references person (id),
  remark      text check (length(remark) between 1 and 500),
  primary key (edition_id, language, number)
);

-- What was decided about an edition, in order. Its state follows from these rows.
create table edition_step (
  id         bigint generated always as identity primary key,
  edition_id uuid not null references edition (id),
  kind       text not null check (kind in ('submitted', 'returned', 'approved', 'published', 'withdrawn')),
  at         timestamptz not null,
  by_id      uuid not null references person (id),
  reason     text check (length(reason) between 1 and 2000),
  -- The numbers of the texts that it speaks of; absent where the language has none.
  en         int,
  fr         int
);
-- The steps of an edition.
create index edition_step_of_edition on edition_step (edition_id, id);

-- An edition that was published: what its texts call it, and from when it is in force.
create table publication (
  edition_id    uuid primary key references edition (id),
  code_id       uuid not null references code (id),
  name          text not null check (length(name) between 1 and 80),
  in_force_from timestamptz not null,
  unique (code_id, name)
);
-- The edition of a code that is in force.
create index publication_in_force on publication (code_id, in_force_from);

create trigger edition_text_stays before update or delete on edition_text
  for each row execute function refuse_change();
create trigger edition_step_stays before update or delete on edition_step
  for each row execute function refuse_change();
create trigger publication_stays before update or delete on publication
  for each row execute function refuse_change();
