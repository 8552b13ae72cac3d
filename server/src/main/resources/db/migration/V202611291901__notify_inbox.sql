-- What a person of the directory was told: their inbox. It goes out by mail as they chose.
create table notification (
  id        uuid primary key,
  person_id uuid not null references person (id),
  -- The thing that it is about: an assignment, a comment, an edition.
  about_id  uuid not null,
  kind      text not null check (kind ~ '^[a-z]{1,40}$'),
  made_at   timestamptz not null,
  language  text not null check (language in ('en', 'fr')),
  subject   text not null check (length(subject) between 1 and 300),
  body      text not null check (length(body) between 1 and 100000),
  path      text not null check (path like '/%' and length(path) <= 500),
  read_at   timestamptz,
  -- When a mail is made of it, absent for none; and when one was, or was not, since it was over.
  mail_at   timestamptz,
  mailed_at timestamptz,
  check (mailed_at is null or mail_at is not null)
);
-- A person's inbox, the latest first; how many they have not read.
create index notification_of_person on notification (person_id, made_at desc, id);
create index notification_unread on notification (person_id) where read_at is null;
-- What is due to be mailed.
create index notification_due on notification (mail_at) where mailed_at is null and mail_at is not null;

-- By which way a person wants to be told of a kind of things.
create table notification_choice (
  person_id uuid not null references person (id),
  kind      text not null check (kind ~ '^[a-z]{1,40}$'),
  channel   text not null check (channel in ('mail', 'digest', 'inbox')),
  primary key (person_id, kind)
);

-- When a person is not left in peace: zone, hours, days from Monday (1), region of public holidays.
create table quiet_time (
  person_id uuid primary key references person (id),
  written   text not null check (written ~ '^\S+ \d\d:\d\d-\d\d:\d\d [1-7]+ \S+$' and length(written) <= 120)
);
