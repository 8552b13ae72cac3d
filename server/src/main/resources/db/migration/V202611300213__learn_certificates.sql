-- The public half of the key that signs certificates: made once, its private half lies in a file.
create table certificate_key (
  is_one     boolean primary key default true check (is_one),
  public_key text not null,
  made_at    timestamptz not null
);

-- That somebody has done a course, for them to show.
create table certificate (
  id           uuid primary key,
  -- Its place in the list of those that were taken back, from 0.
  status_index int not null unique check (status_index >= 0),
  enrolment_id uuid not null unique references enrolment (id),
  person_id    uuid not null references person (id),
  edition_id   uuid not null references course_edition (id),
  issued_at    timestamptz not null,
  valid_until  timestamptz,
  -- With it, their address is hashed in what they hand on; gone with them.
  salt         text check (length(salt) between 16 and 80),
  -- Whether everybody who has its address reads their name.
  is_named     boolean not null default false,
  entry_id     bigint not null references evidence_entry (id)
);
-- The certificates of a person, and of a course.
create index certificate_of_person on certificate (person_id, issued_at);
create index certificate_of_edition on certificate (edition_id, issued_at);
create sequence certificate_status_index minvalue 0 start 0 owned by certificate.status_index;

-- That a certificate was taken back, and why.
create table certificate_revocation (
  certificate_id uuid primary key references certificate (id),
  at             timestamptz not null,
  by_id          uuid not null references person (id),
  reason         text not null check (length(reason) between 1 and 500)
);
create trigger certificate_revocation_stays before update or delete on certificate_revocation
  for each row execute function refuse_change();
