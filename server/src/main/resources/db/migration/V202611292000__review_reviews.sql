-- How often a chapter or a rule is looked at, and who looks at it, or at the whole code: how often that is done, its text says.
create table review_plan (
  code_key    text not null check (length(code_key) between 1 and 80),
  subject     text not null check (subject ~ '^(code|(chapter|rule):[A-Za-z0-9-]{1,40})$'),
  months      int check (months between 1 and 120),
  reviewer_id uuid references person (id),
  primary key (code_key, subject),
  check ((subject = 'code') = (months is null))
);

-- That something was looked at, and what came of it; never changed.
create table review (
  id         uuid primary key,
  code_key   text not null check (length(code_key) between 1 and 80),
  subject    text not null check (subject ~ '^(code|(chapter|rule):[A-Za-z0-9-]{1,40})$'),
  edition_id uuid not null references edition (id),
  outcome    text not null check (outcome in ('changed', 'unchanged')),
  reason     text not null check (length(reason) between 1 and 4000),
  at         timestamptz not null,
  by_id      uuid not null references person (id),
  entry_id   bigint not null references evidence_entry (id)
);
-- The reviews of a code, the latest first.
create index review_of_code on review (code_key, at);

-- Reminders that went out: one when the day comes near, one when it is over.
create table review_reminder (
  code_key text not null check (length(code_key) between 1 and 80),
  subject  text not null check (length(subject) <= 50),
  due_on   date not null,
  kind     text not null check (kind in ('soon', 'late')),
  at       timestamptz not null,
  primary key (code_key, subject, due_on, kind)
);

-- Who is meant by an owner that a code names, in either language.
create table rule_owner (
  code_key  text not null check (length(code_key) between 1 and 80),
  owner     text not null check (length(owner) between 1 and 400),
  person_id uuid not null references person (id),
  primary key (code_key, owner)
);

-- Until when a reference that a code names holds: a law that ends, a standard that is replaced.
create table rule_reference (
  code_key  text not null check (length(code_key) between 1 and 80),
  reference text not null check (length(reference) between 1 and 400),
  until_on  date not null,
  primary key (code_key, reference)
);
