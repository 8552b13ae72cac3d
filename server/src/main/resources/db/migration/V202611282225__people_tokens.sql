-- A secret by which a program acts for its owner, within what both may. Only its hash is kept.
create table api_token (
  id            uuid primary key,
  token_hash    text not null unique,
  owner_id      uuid not null references person (id),
  name          text not null check (length(name) between 1 and 120),
  permissions   text not null check (permissions ~ '^[a-z -]{1,250}$'),
  made_at       timestamptz not null,
  ends_at       timestamptz check (ends_at > made_at),
  last_used_at  timestamptz,
  revoked_at    timestamptz,
  revoked_by_id uuid references person (id),
  check ((revoked_at is null) = (revoked_by_id is null))
);
-- A person's own tokens.
create index api_token_owner on api_token (owner_id, made_at);
