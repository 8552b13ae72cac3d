-- One person with one course, from when they were asked, or began of their own accord, until it is done.
create table enrolment (
  id            uuid primary key,
  person_id     uuid not null references person (id),
  course_id     uuid not null references course (id),
  -- The edition that they do: the one that was in use when they began.
  edition_id    uuid references course_edition (id),
  enrolled_at   timestamptz not null,
  due_at        timestamptz,
  done_at       timestamptz,
  -- Until when it counts that it was done; empty: for good.
  valid_until   timestamptz,
  -- When nobody asked for it any more.
  closed_at     timestamptz,
  check (done_at is null or edition_id is not null),
  check (valid_until is null or done_at is not null)
);
-- What a person has to do, or did; and that they do a course once at a time.
create index enrolment_of_person on enrolment (person_id, enrolled_at);
create unique index enrolment_open on enrolment (person_id, course_id) where done_at is null and closed_at is null;
-- The people of a course.
create index enrolment_of_course on enrolment (course_id, person_id);

-- That somebody said that they had read a lesson that asks nothing.
create table lesson_reading (
  enrolment_id uuid not null references enrolment (id),
  lesson       text not null check (length(lesson) between 1 and 80),
  language     text not null check (language in ('en', 'fr')),
  at           timestamptz not null,
  primary key (enrolment_id, lesson)
);

-- That somebody answered the questions of a lesson, and how it went.
create table lesson_try (
  id            bigint generated always as identity primary key,
  enrolment_id  uuid not null references enrolment (id),
  lesson        text not null check (length(lesson) between 1 and 80),
  number        int not null check (number > 0),
  language      text not null check (language in ('en', 'fr')),
  at            timestamptz not null,
  asked         int not null check (asked > 0),
  right_count   int not null check (right_count between 0 and asked),
  passed        boolean not null,
  entry_id      bigint not null references evidence_entry (id),
  unique (enrolment_id, lesson, number)
);

-- What was chosen: the places of the choices in the text, from 0.
create table lesson_answer (
  try_id   bigint not null references lesson_try (id),
  question text not null check (length(question) between 1 and 80),
  chosen   int[] not null,
  is_right boolean not null,
  primary key (try_id, question)
);
create trigger lesson_try_stays before update or delete on lesson_try
  for each row execute function refuse_change();
create trigger lesson_answer_stays before update or delete on lesson_answer
  for each row execute function refuse_change();
