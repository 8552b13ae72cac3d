-- A question on a rule. Of one that was asked without a name nothing is kept that leads to who asked: who asked holds a
-- secret address, of which the SHA-256 is here.
create table enquiry (
  id          uuid primary key,
  code_key    text not null check (length(code_key) between 1 and 80),
  edition_id  uuid not null references edition (id),
  rule        text not null check (length(rule) between 1 and 40),
  language    text not null check (language in ('en', 'fr')),
  words       text not null check (length(words) between 1 and 4000),
  at          timestamptz not null,
  author_id   uuid references person (id),
  secret_hash text unique check (length(secret_hash) = 64),
  -- Who answers for the rule; where nobody is named, whoever may.
  owner_id    uuid references person (id),
  -- Until when; empty where the code has no calendar that says it.
  due_at      timestamptz,
  check ((author_id is null) <> (secret_hash is null))
);
create index enquiry_of_author on enquiry (author_id, at);
create index enquiry_of_owner on enquiry (owner_id, at);
create index enquiry_of_rule on enquiry (code_key, rule, at);

-- What was answered: once, and never changed.
create table enquiry_answer (
  question_id uuid primary key references enquiry (id),
  words       text not null check (length(words) between 1 and 4000),
  at          timestamptz not null,
  by_id       uuid not null references person (id)
);

-- An answer that stands beside its rule, in the words of whoever put it there, until somebody takes it away.
create table guidance (
  id          uuid primary key,
  question_id uuid not null references enquiry (id),
  code_key    text not null check (length(code_key) between 1 and 80),
  rule        text not null check (length(rule) between 1 and 40),
  language    text not null check (language in ('en', 'fr')),
  question    text not null check (length(question) between 1 and 1000),
  answer      text not null check (length(answer) between 1 and 4000),
  internal    boolean not null,
  at          timestamptz not null,
  by_id       uuid not null references person (id),
  ended_at    timestamptz,
  ended_by_id uuid references person (id),
  check ((ended_at is null) = (ended_by_id is null))
);
create index guidance_of_rule on guidance (code_key, rule, at);
