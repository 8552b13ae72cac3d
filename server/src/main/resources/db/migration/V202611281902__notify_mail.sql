-- A mail that is to be sent, or was; without a mail server it waits here for an administrator.
create table mail (
  id           uuid primary key,
  made_at      timestamptz not null,
  recipient    text not null check (length(recipient) between 3 and 320),
  language     text not null check (language in ('en', 'fr')),
  subject      text not null check (length(subject) between 1 and 300),
  body         text not null check (length(body) between 1 and 100000),
  sent_at      timestamptz,
  tries        int not null default 0,
  next_try_at  timestamptz,
  last_failure text
);
-- What is due to be sent.
create index mail_due on mail (next_try_at) where sent_at is null;
