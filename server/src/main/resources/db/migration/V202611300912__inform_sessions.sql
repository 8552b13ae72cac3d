-- That people did something on paper, or in a session together, as somebody entered it.
create table group_session (
  id            uuid primary key,
  campaign_id   uuid not null references campaign (id),
  kind          text not null check (kind in ('paper', 'session')),
  held_on       date not null,
  place         text not null check (length(place) between 1 and 200),
  led_by        text not null check (length(led_by) between 1 and 200),
  entered_at    timestamptz not null,
  entered_by_id uuid not null references person (id)
);
-- The sessions of a campaign, the latest first.
create index group_session_of on group_session (campaign_id, entered_at, id);

-- What was signed, as somebody scanned it. It may be taken away; the log commits to its hash.
create table group_session_file (
  session_id uuid primary key references group_session (id),
  name       text not null check (length(name) between 1 and 200),
  type       text not null check (type in ('application/pdf', 'image/png', 'image/jpeg')),
  content    bytea not null check (length(content) between 1 and 5242880)
);

-- Who took part, what it counts for, and the entry of the log of evidence that says so.
create table group_session_person (
  session_id      uuid not null references group_session (id),
  assignment_id   uuid not null references assignment (id),
  is_read         boolean not null,
  is_acknowledged boolean not null,
  entry_id        bigint not null references evidence_entry (id),
  primary key (session_id, assignment_id)
);
-- The sessions of a person.
create index group_session_person_of on group_session_person (assignment_id);

-- That somebody says that it is not right, and what became of that; each once.
create table group_session_objection (
  session_id    uuid not null,
  assignment_id uuid not null,
  words         text not null check (length(words) between 1 and 2000),
  at            timestamptz not null,
  entry_id      bigint not null references evidence_entry (id),
  primary key (session_id, assignment_id),
  foreign key (session_id, assignment_id) references group_session_person (session_id, assignment_id)
);
create table group_session_settlement (
  session_id    uuid not null,
  assignment_id uuid not null,
  words         text not null check (length(words) between 1 and 2000),
  at            timestamptz not null,
  by_id         uuid not null references person (id),
  entry_id      bigint not null references evidence_entry (id),
  primary key (session_id, assignment_id),
  foreign key (session_id, assignment_id) references group_session_objection (session_id, assignment_id)
);

-- An acknowledgement that stands since somebody entered it.
alter table assignment_answer add column session_id uuid references group_session (id);

create trigger group_session_stays before update or delete on group_session
  for each row execute function refuse_change();
create trigger group_session_person_stays before update or delete on group_session_person
  for each row execute function refuse_change();
create trigger group_session_objection_stays before update or delete on group_session_objection
  for each row execute function refuse_change();
create trigger group_session_settlement_stays before update or delete on group_session_settlement
  for each row execute function refuse_change();
