-- A public key by which a person's own device signs them in. The columns are those of WebAuthn's credential record.
create table passkey (
  credential_id      bytea primary key,
  person_id          uuid not null references person (id),
  name               text not null check (length(name) between 1 and 120),
  public_key         bytea not null,
  signature_count    bigint not null check (signature_count >= 0),
  uv_initialized     boolean not null,
  backup_eligible    boolean not null,
  backup_state       boolean not null,
  transports         text not null check (length(transports) <= 200),
  attestation_object bytea,
  client_data        bytea,
  made_at            timestamptz not null,
  last_used_at       timestamptz not null
);
-- A person's own passkeys.
create index passkey_person on passkey (person_id, made_at);
