-- The log of acts. Which log it is, and whose key signs it.
create table evidence_log (
  only_one boolean primary key default true check (only_one),
  origin   text not null check (origin ~ '^[^[:space:]+]{1,200}$'),
  key      text not null check (length(key) <= 300),
  made_at  timestamptz not null
);

-- What was done, as the line of JSON that the tree hashes. It has its place in the tree soon after.
create table evidence_entry (
  id       bigint generated always as identity primary key,
  at       timestamptz not null,
  act      text not null check (act ~ '^[a-z.-]{1,60}$'),
  line     text not null check (octet_length(line) between 2 and 65535),
  position bigint unique check (position >= 0)
);
-- What has no place yet.
create index evidence_entry_waiting on evidence_entry (id) where position is null;

-- What entries commit to, outside of the log: it may be erased, and the log still holds.
create table evidence_sealed (
  entry_id   bigint not null references evidence_entry (id),
  name       text not null check (name ~ '^[a-z0-9-]{1,40}$'),
  -- Whom it is about, where it is about somebody.
  subject_id uuid,
  salt       bytea not null check (length(salt) = 32),
  value      text not null check (length(value) <= 10000),
  primary key (entry_id, name)
);
-- All that is kept about somebody.
create index evidence_sealed_subject on evidence_sealed (subject_id, entry_id) where subject_id is not null;

-- The tree's hashes, 256 a tile: those of a tile at level 0 are of entries, above of whole tiles below.
create table evidence_tile (
  level  smallint not null check (level between 0 and 7),
  number bigint not null check (number >= 0),
  hashes bytea not null check (length(hashes) between 32 and 8192 and length(hashes) % 32 = 0),
  primary key (level, number)
);

-- What was signed.
create table evidence_checkpoint (
  size bigint primary key check (size > 0),
  at   timestamptz not null,
  note text not null check (length(note) <= 2000)
);

create function refuse_change_of_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.position is not null or new.position is null
     or (new.id, new.at, new.act, new.line) is distinct from (old.id, old.at, old.act, old.line) then
    raise exception 'an entry of the log stays as it is';
  end if;
  return new;
end $$;
create trigger evidence_entry_stays before update or delete on evidence_entry
  for each row execute function refuse_change_of_entry();
create trigger evidence_checkpoint_stays before update or delete on evidence_checkpoint
  for each row execute function refuse_change();
create trigger evidence_log_stays before update or delete on evidence_log
  for each row execute function refuse_change();
