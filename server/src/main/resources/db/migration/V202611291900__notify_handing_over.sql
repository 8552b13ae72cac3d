-- A mail's Message-ID is fixed when it is stored. That it is being handed over is committed before it is, so that
-- after a crash exactly those mails are in doubt whose handing over had begun and was not confirmed.
alter table mail
  add column message_id  text,
  add column urgent      boolean not null default true,
  add column handed_at   timestamptz,
  add column given_up_at timestamptz;
update mail set message_id = id || '@coco';
alter table mail
  alter column message_id set not null,
  add check (starts_with(message_id, cast(id as text) || '@')),
  -- Sent is only what was handed over; given up is only what was not sent.
  add check (sent_at is null or given_up_at is null);
drop index mail_due;
-- What is due to be handed over: mails to one person before those to many, then the oldest.
create index mail_due on mail (urgent desc, next_try_at, id)
  where sent_at is null and handed_at is null and given_up_at is null;
-- What is being handed over, or in doubt; what was given up.
create index mail_handed on mail (handed_at) where sent_at is null and handed_at is not null;
create index mail_given_up on mail (given_up_at) where given_up_at is not null;
-- The latest mails.
create index mail_by_time on mail (made_at, id);
