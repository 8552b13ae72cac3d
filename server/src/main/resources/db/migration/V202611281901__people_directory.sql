-- Rows that record what happened are never edited.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % record what happened and are never changed', tg_table_name;
end $$;

create table team (
  id   uuid primary key,
  name text not null unique check (length(name) between 1 and 120)
);

create table person (
  id         uuid primary key,
  email      text not null unique check (email = lower(email) and email like '%_@_%'),
  name       text not null check (length(name) between 1 and 120),
  language   text not null check (language in ('en', 'fr')),
  team_id    uuid references team (id),
  manager_id uuid references person (id),
  joined_on  date not null,
  left_on    date check (left_on >= joined_on),
  check (manager_id <> id)
);
-- The members of a team, and who reports to whom.
create index person_team on person (team_id);
create index person_manager on person (manager_id);

create table person_role (
  person_id     uuid not null references person (id),
  role          text not null check (role ~ '^[a-z-]{1,40}$'),
  granted_by_id uuid references person (id),
  granted_at    timestamptz not null,
  primary key (person_id, role)
);

create table password (
  person_id uuid primary key references person (id),
  hash      text not null,
  set_at    timestamptz not null
);

-- A link that signs in once. Only its hash is kept; without a person it makes the first administrator.
create table one_time_link (
  token_hash text primary key,
  person_id  uuid references person (id),
  made_at    timestamptz not null,
  ends_at    timestamptz not null check (ends_at > made_at),
  used_at    timestamptz
);

-- What happened to accounts: sign-ins, refusals, changes of roles and secrets.
create table security_event (
  id        bigint generated always as identity primary key,
  at        timestamptz not null,
  kind      text not null check (kind ~ '^[a-z.-]{1,60}$'),
  person_id uuid references person (id),
  by_id     uuid references person (id),
  account   text check (length(account) <= 320),
  address   text check (length(address) <= 64),
  detail    text check (length(detail) <= 500)
);
-- How often an account, or an address, was refused lately.
create index security_event_account on security_event (account, at) where kind = 'sign-in.refused';
create index security_event_address on security_event (address, at) where kind = 'sign-in.refused';
-- A person's own record.
create index security_event_person on security_event (person_id, at);

create trigger security_event_stays before update or delete on security_event
  for each row execute function refuse_change();
