-- A program elsewhere that is told what happens here. Its secret is kept as it is: every message is signed with it.
create table webhook (
  id             uuid primary key,
  name           text not null check (length(name) between 1 and 100),
  url            text not null check (length(url) between 1 and 500),
  -- What it is told of; all where nothing is named.
  topics         text[] not null,
  secret         text not null check (secret like 'whsec\_%'),
  -- The secret before, with which messages are signed as well until then.
  former         text,
  former_until   timestamptz,
  made_at        timestamptz not null,
  made_by_id     uuid not null references person (id),
  ended_at       timestamptz,
  check ((former is null) = (former_until is null))
);

-- One message for one of them: what is said stays, how it went is told by the last columns.
create table webhook_message (
  id         text primary key check (id like 'msg\_%'),
  webhook_id uuid not null references webhook (id),
  kind       text not null check (length(kind) between 1 and 80),
  body       text not null check (length(body) between 1 and 100000),
  made_at    timestamptz not null,
  state      text not null check (state in ('waiting', 'sent', 'failed')),
  tries      int not null default 0 check (tries >= 0),
  -- When it is tried next; while somebody is at it, when others may.
  next_at    timestamptz,
  tried_at   timestamptz,
  -- What came back: a status, or why nothing did.
  status     int,
  said       text check (length(said) <= 500),
  check ((state = 'waiting') = (next_at is not null))
);
-- What is to be sent next.
create index webhook_message_next on webhook_message (next_at) where state = 'waiting';
-- The messages of one endpoint, the latest first.
create index webhook_message_of on webhook_message (webhook_id, made_at desc, id);
