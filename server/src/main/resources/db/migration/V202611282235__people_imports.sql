-- A text as people search it: without accents, in lower case.
create function folded(given text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(normalize(lower(given), NFD), '[\u0300-\u036f]', '', 'g')
$$;
comment on function folded is 'what is compared where somebody looks for a name';

-- A file of people that was read and waits for its confirmation. Its content goes once it is confirmed, or replaced.
create table people_import (
  id        uuid primary key,
  by_id     uuid not null references person (id),
  made_at   timestamptz not null,
  file_name text not null check (length(file_name) between 1 and 200),
  content   bytea check (length(content) <= 5000000),
  complete  boolean not null,
  directory text not null,
  done_at   timestamptz,
  check (done_at is null or content is null)
);
comment on column people_import.complete is 'whether whoever is not in the file is to leave';
comment on column people_import.directory is 'the fingerprint of the directory that the preview was made for';

-- What changed of a person may be a name and a team of 120 signs each, before and after.
alter table security_event drop constraint security_event_detail_check;
alter table security_event add check (length(detail) <= 2000);
