-- The secret address of a person's calendar: its hash.
create table calendar_feed (
  person_id   uuid primary key references person (id),
  secret_hash text not null unique check (secret_hash ~ '^[0-9a-f]{64}$'),
  made_at     timestamptz not null
);
