-- A draft that people outside the office may read and comment until a day.
create table consultation (
  id           uuid primary key,
  edition_id   uuid not null references edition (id),
  audience     text not null check (audience in ('invited', 'public')),
  opened_at    timestamptz not null,
  opened_by_id uuid not null references person (id),
  -- The last day on which comments are taken.
  ends_on      date not null,
  closed_at    timestamptz
);
-- The consultations of an edition, and those that are open.
create index consultation_of_edition on consultation (edition_id, opened_at);
create index consultation_open on consultation (ends_on) where closed_at is null;

-- Who was invited; the link's token is kept as its hash only.
create table invitation (
  token_hash      text primary key,
  consultation_id uuid not null references consultation (id),
  recipient       text not null check (length(recipient) between 3 and 320),
  invited_at      timestamptz not null,
  unique (consultation_id, recipient)
);

-- What somebody says of a rule, or of a whole edition.
create table comment (
  id              uuid primary key,
  edition_id      uuid not null references edition (id),
  rule            text check (length(rule) between 1 and 80),
  language        text not null check (language in ('en', 'fr')),
  words           text not null check (length(words) between 1 and 4000),
  -- The sentence that they would rather have.
  sentence        text check (length(sentence) between 1 and 4000),
  at              timestamptz not null,
  author_id       uuid references person (id),
  consultation_id uuid references consultation (id),
  author_name     text check (length(author_name) between 1 and 120),
  author_contact  text check (length(author_contact) between 3 and 320),
  check ((author_id is null) <> (consultation_id is null))
);
-- The comments of an edition, of a person, of a consultation.
create index comment_of_edition on comment (edition_id, at);
create index comment_of_author on comment (author_id, at);
create index comment_of_consultation on comment (consultation_id, at);

-- What became of a comment; once, and never changed.
create table comment_outcome (
  comment_id uuid primary key references comment (id),
  kind       text not null check (kind in ('answered', 'changed', 'declined')),
  words      text not null check (length(words) between 1 and 4000),
  at         timestamptz not null,
  by_id      uuid not null references person (id),
  -- The edition in which the change is, where there is one.
  edition_id uuid references edition (id),
  check ((kind = 'changed') = (edition_id is not null))
);

create trigger comment_outcome_stays before update or delete on comment_outcome
  for each row execute function refuse_change();
