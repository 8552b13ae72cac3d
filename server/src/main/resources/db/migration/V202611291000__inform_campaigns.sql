-- A campaign: whom we tell of a published edition, what they are to do with it, and until when.
create table campaign (
  id           uuid primary key,
  edition_id   uuid not null references edition (id),
  title        text not null check (length(title) between 1 and 200),
  -- What each person does, in this order: read, acknowledge; others may come.
  steps        text[] not null check (cardinality(steps) between 1 and 5),
  -- A day that ends it, in the zone; or working days of the code's calendar, counted from when a person is told.
  due_on       date,
  working_days int check (working_days between 1 and 400),
  zone         text not null check (length(zone) between 1 and 60),
  -- Whether those who did the same for an edition that means the same are left alone.
  only_changed boolean not null,
  made_at      timestamptz not null,
  made_by_id   uuid not null references person (id),
  check ((due_on is null) <> (working_days is null))
);
-- The list of campaigns, the latest first; those of an edition.
create index campaign_by_time on campaign (made_at, id);
create index campaign_of_edition on campaign (edition_id);

-- Whom it is for: of the teams, and with one of the roles, and in the languages; everybody where nothing is named.
create table campaign_audience (
  campaign_id uuid not null references campaign (id) on delete cascade,
  kind        text not null check (kind in ('team', 'role', 'language')),
  value       text not null check (length(value) between 1 and 60),
  primary key (campaign_id, kind, value)
);

-- That it was launched, and that it was ended; once each, and never undone.
create table campaign_launch (
  campaign_id uuid primary key references campaign (id),
  at          timestamptz not null,
  by_id       uuid not null references person (id)
);
create table campaign_end (
  campaign_id uuid primary key references campaign (id),
  at          timestamptz not null,
  by_id       uuid not null references person (id)
);

-- Editions that mean the same as a campaign's, as found at its launch.
create table campaign_same (
  campaign_id uuid not null references campaign (id),
  edition_id  uuid not null references edition (id),
  primary key (campaign_id, edition_id)
);

-- One person of a campaign. What they did is told by the rows below; the columns sum it up, for lists of 100,000.
create table assignment (
  id          uuid primary key,
  campaign_id uuid not null references campaign (id),
  person_id   uuid not null references person (id),
  enrolled_at timestamptz not null,
  due_at      timestamptz not null,
  read_at     timestamptz,
  answer      text check (answer in ('given', 'refused', 'asked')),
  answered_at timestamptz,
  -- When the last step was done.
  done_at     timestamptz,
  check ((answer is null) = (answered_at is null)),
  -- The people of a campaign, for its progress.
  unique (campaign_id, person_id)
);
-- Who is late, the latest first; who declined or asked for an exception, the last first.
create index assignment_open on assignment (campaign_id, due_at, person_id) where done_at is null and answer is null;
create index assignment_declined on assignment (campaign_id, answered_at) where answer in ('refused', 'asked');
-- What a person has to do, or did.
create index assignment_of_person on assignment (person_id, enrolled_at);

-- What was shown of an edition to a person: each rule, since when, how long, and when they said that they had read it.
create table assignment_rule (
  assignment_id uuid not null references assignment (id),
  rule          text not null check (length(rule) between 1 and 80),
  language      text not null check (language in ('en', 'fr')),
  first_at      timestamptz not null,
  seconds       int not null default 0 check (seconds >= 0),
  read_at       timestamptz,
  primary key (assignment_id, rule)
);

-- What a person answered, in order, and the entry of the log of evidence that proves it.
create table assignment_answer (
  id            bigint generated always as identity primary key,
  assignment_id uuid not null references assignment (id),
  kind          text not null check (kind in ('given', 'refused', 'asked')),
  at            timestamptz not null,
  language      text not null check (language in ('en', 'fr')),
  reason        text check (length(reason) between 1 and 2000),
  entry_id      bigint not null references evidence_entry (id),
  check ((kind = 'given') = (reason is null))
);
-- The answers of an assignment.
create index assignment_answer_of on assignment_answer (assignment_id, id);

-- That those who were late were written to.
create table campaign_reminder (
  id          bigint generated always as identity primary key,
  campaign_id uuid not null references campaign (id),
  at          timestamptz not null,
  by_id       uuid not null references person (id),
  people      int not null check (people > 0)
);
-- The reminders of a campaign.
create index campaign_reminder_of on campaign_reminder (campaign_id, id);

create trigger campaign_launch_stays before update or delete on campaign_launch
  for each row execute function refuse_change();
create trigger campaign_end_stays before update or delete on campaign_end
  for each row execute function refuse_change();
create trigger assignment_answer_stays before update or delete on assignment_answer
  for each row execute function refuse_change();
create trigger campaign_reminder_stays before update or delete on campaign_reminder
  for each row execute function refuse_change();
