-- A mailing: which parties outside we tell of a published edition by mail, what they are to do with it, and until when.
create table mailing (
  id             uuid primary key,
  edition_id     uuid not null references edition (id),
  title          text not null check (length(title) between 1 and 200),
  -- What each party does, in this order: read, understand, acknowledge.
  steps          text[] not null check (cardinality(steps) between 1 and 5),
  question_count int check (question_count between 1 and 20),
  pass_percent   int check (pass_percent between 1 and 100),
  -- A day that ends it where the party is; or working days of the code's calendar, counted from when the party is told.
  due_on         date,
  working_days   int check (working_days between 1 and 400),
  -- Of the code.
  zone           text not null check (length(zone) between 1 and 60),
  -- Whether those are left alone who did the same for an edition that means the same to them.
  only_changed   boolean not null,
  -- Whether it is for the parties that are named, and for no other.
  named          boolean not null,
  made_at        timestamptz not null,
  made_by_id     uuid not null references person (id),
  check ((due_on is null) <> (working_days is null)),
  check ((question_count is null) = (pass_percent is null))
);
-- The list of mailings, the latest first; those of an edition.
create index mailing_by_time on mailing (made_at, id);
create index mailing_of_edition on mailing (edition_id);

-- Whom it is for: of the kinds, and in the languages; or the parties, by their ids.
create table mailing_audience (
  mailing_id uuid not null references mailing (id) on delete cascade,
  kind       text not null check (kind in ('kind', 'language', 'party')),
  value      text not null check (length(value) between 1 and 60),
  primary key (mailing_id, kind, value)
);

-- That it was launched, and that it was ended; once each, and never undone.
create table mailing_launch (
  mailing_id uuid primary key references mailing (id),
  at         timestamptz not null,
  by_id      uuid not null references person (id)
);
create table mailing_end (
  mailing_id uuid primary key references mailing (id),
  at         timestamptz not null,
  by_id      uuid not null references person (id)
);

-- Editions that mean the same to parties as a mailing's, as found at its launch.
create table mailing_same (
  mailing_id uuid not null references mailing (id) on delete cascade,
  edition_id uuid not null references edition (id),
  primary key (mailing_id, edition_id)
);

-- One party of a mailing, and what it did: the columns sum up the rows below.
create table letter (
  id            uuid primary key,
  mailing_id    uuid not null references mailing (id),
  -- Nobody once the party is deleted: that it was told still counts.
  party_id      uuid references party (id) on delete set null,
  enrolled_at   timestamptz not null,
  due_at        timestamptz not null,
  -- The last day in time, where the party is.
  last_on       date not null,
  opened_at     timestamptz,
  read_at       timestamptz,
  understood_at timestamptz,
  answer        text check (answer in ('given', 'refused')),
  answered_at   timestamptz,
  -- When the last step was done.
  done_at       timestamptz,
  check ((answer is null) = (answered_at is null)),
  unique (mailing_id, party_id)
);
-- Who is late; what a party was told.
create index letter_open on letter (mailing_id, due_at) where done_at is null and answer is null;
create index letter_of_party on letter (party_id, enrolled_at);

-- A link that leads a party to its letter: only the hash of what stands in the mail.
create table letter_link (
  hash       text primary key check (length(hash) = 64),
  letter_id  uuid not null references letter (id),
  made_at    timestamptz not null,
  ends_at    timestamptz not null,
  revoked_at timestamptz
);
create index letter_link_of on letter_link (letter_id);

-- A mail of a letter, and what became of it, as the mail server said it.
create table letter_mail (
  mail_id     uuid primary key,
  letter_id   uuid not null references letter (id),
  kind        text not null check (kind in ('told', 'moved', 'again', 'soon', 'late', 'receipt')),
  made_at     timestamptz not null,
  sent_at     timestamptz,
  entry_id    bigint references evidence_entry (id),
  given_up_at timestamptz,
  check ((sent_at is null) = (entry_id is null))
);
-- The mails of a letter; those of which nothing is known yet.
create index letter_mail_of on letter_mail (letter_id, made_at);
create index letter_mail_waiting on letter_mail (made_at) where sent_at is null;

-- What was shown to a party: each rule, since when, how long, and when they said that they had read it.
create table letter_rule (
  letter_id uuid not null references letter (id),
  rule      text not null check (length(rule) between 1 and 80),
  language  text not null check (language in ('en', 'fr')),
  first_at  timestamptz not null,
  seconds   int not null default 0 check (seconds >= 0),
  read_at   timestamptz,
  primary key (letter_id, rule)
);

-- One time that a party is asked questions, what is asked, and what was answered, all at once.
create table letter_try (
  id        bigint generated always as identity primary key,
  letter_id uuid not null references letter (id),
  number    int not null check (number >= 1),
  begun_at  timestamptz not null,
  unique (letter_id, number)
);
create table letter_question (
  try_id      bigint not null references letter_try (id),
  place       int not null check (place >= 1),
  question_id uuid not null references question (id),
  primary key (try_id, place),
  unique (try_id, question_id)
);
create table letter_result (
  try_id   bigint primary key references letter_try (id),
  at       timestamptz not null,
  language text not null check (language in ('en', 'fr')),
  passed   boolean not null,
  entry_id bigint not null references evidence_entry (id)
);
create table letter_choice (
  try_id   bigint not null references letter_result (try_id),
  place    int not null,
  choice   int not null check (choice between 0 and 3),
  is_right boolean not null,
  primary key (try_id, place),
  foreign key (try_id, place) references letter_question (try_id, place)
);

-- What a party answered, in order, and the entry of the log of evidence that proves it.
create table letter_answer (
  id        bigint generated always as identity primary key,
  letter_id uuid not null references letter (id),
  kind      text not null check (kind in ('given', 'refused')),
  at        timestamptz not null,
  language  text not null check (language in ('en', 'fr')),
  reason    text check (length(reason) between 1 and 2000),
  entry_id  bigint not null references evidence_entry (id),
  check ((kind = 'given') = (reason is null))
);
create index letter_answer_of on letter_answer (letter_id, id);

-- That the receipt of an answer was handed on, in the transaction that made its mail.
create table letter_receipt (
  answer_id bigint primary key references letter_answer (id),
  mail_id   uuid not null,
  at        timestamptz not null
);

-- That a party was reminded by itself; each kind once.
create table letter_reminder (
  letter_id uuid not null references letter (id),
  kind      text not null check (kind in ('soon', 'late')),
  at        timestamptz not null,
  primary key (letter_id, kind)
);

-- That those who were late were written to, by somebody.
create table mailing_reminder (
  id         bigint generated always as identity primary key,
  mailing_id uuid not null references mailing (id),
  at         timestamptz not null,
  by_id      uuid not null references person (id),
  parties    int not null check (parties > 0)
);
create index mailing_reminder_of on mailing_reminder (mailing_id, id);

-- That whoever launched a mailing was told who is late since a last day.
create table mailing_raised (
  mailing_id uuid not null references mailing (id),
  last_on    date not null,
  at         timestamptz not null,
  primary key (mailing_id, last_on)
);

create trigger mailing_launch_stays before update or delete on mailing_launch
  for each row execute function refuse_change();
create trigger mailing_end_stays before update or delete on mailing_end
  for each row execute function refuse_change();
create trigger letter_try_stays before update or delete on letter_try
  for each row execute function refuse_change();
create trigger letter_question_stays before update or delete on letter_question
  for each row execute function refuse_change();
create trigger letter_result_stays before update or delete on letter_result
  for each row execute function refuse_change();
create trigger letter_choice_stays before update or delete on letter_choice
  for each row execute function refuse_change();
create trigger letter_answer_stays before update or delete on letter_answer
  for each row execute function refuse_change();
create trigger mailing_reminder_stays before update or delete on mailing_reminder
  for each row execute function refuse_change();
