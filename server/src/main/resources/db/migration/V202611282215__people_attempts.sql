-- Attempts to sign in, or to have a link sent, that were refused or are under way. One is counted before it is
-- decided, so that many at once, on any node, are not let through together; a good one is taken out again.
create table sign_in_attempt (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  kind    text not null check (kind in ('sign-in', 'link')),
  account text not null check (length(account) <= 320),
  address text not null check (length(address) <= 64)
);
-- How often an account, or an address, tried lately; the first also finds what is old enough to go.
create index sign_in_attempt_account on sign_in_attempt (at, kind, account);
create index sign_in_attempt_address on sign_in_attempt (address, at, kind);

-- The limit on attempts no longer reads the record of events; a person's record is read newest first.
drop index security_event_account;
drop index security_event_address;
