-- A course: what its texts call it, for all its editions.
create table course (
  id         uuid primary key,
  key        text not null unique check (length(key) between 1 and 80),
  made_at    timestamptz not null,
  made_by_id uuid not null references person (id)
);

-- One state of a course's folder. What is not published is the draft, of which a course has one at most.
create table course_edition (
  id         uuid primary key,
  course_id  uuid not null references course (id),
  number     int not null check (number > 0),
  made_at    timestamptz not null,
  made_by_id uuid not null references person (id),
  unique (course_id, number)
);

-- Its files. Those of a published edition never change.
create table course_file (
  edition_id uuid not null references course_edition (id) on delete cascade,
  name       text not null check (length(name) between 1 and 100),
  content    bytea not null check (length(content) <= 4000000),
  primary key (edition_id, name)
);

-- That an edition was published; from then on it is the one that people begin.
create table course_publication (
  edition_id uuid primary key references course_edition (id),
  at         timestamptz not null,
  by_id      uuid not null references person (id),
  entry_id   bigint not null references evidence_entry (id)
);

-- That a course was taken out of use: nobody begins it any more, until an edition is published later.
create table course_end (
  id        bigint generated always as identity primary key,
  course_id uuid not null references course (id),
  at        timestamptz not null,
  by_id     uuid not null references person (id)
);
-- The last end of a course.
create index course_end_of on course_end (course_id, at);

create function refuse_change_of_published_course() returns trigger language plpgsql as $$
begin
  if exists (select 1 from course_publication
             where edition_id = case when tg_op = 'INSERT' then new.edition_id else old.edition_id end) then
    raise exception 'the files of a published course edition never change';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger course_file_stays before insert or update or delete on course_file
  for each row execute function refuse_change_of_published_course();
create trigger course_publication_stays before update or delete on course_publication
  for each row execute function refuse_change();
create trigger course_end_stays before update or delete on course_end
  for each row execute function refuse_change();
