-- Whom we ask to do which courses, in this order and within how many days: one course, or a path of several.
create table course_assignment (
  id         uuid primary key,
  title      text not null check (length(title) between 1 and 200),
  days       int not null check (days between 1 and 400),
  -- The risk that it answers, in words; empty where it answers none.
  risk       text not null check (length(risk) <= 200),
  made_at    timestamptz not null,
  made_by_id uuid not null references person (id)
);
create table course_assignment_course (
  assignment_id uuid not null references course_assignment (id),
  place         int not null check (place > 0),
  course_id     uuid not null references course (id),
  primary key (assignment_id, place),
  unique (assignment_id, course_id)
);

-- Whom it is for: of the teams, and with one of the roles, and in the languages; everybody where nothing is named.
create table course_assignment_audience (
  assignment_id uuid not null references course_assignment (id),
  kind          text not null check (kind in ('team', 'role', 'language')),
  value         text not null check (length(value) between 1 and 60),
  primary key (assignment_id, kind, value)
);

-- That nobody is asked by it any more.
create table course_assignment_end (
  assignment_id uuid primary key references course_assignment (id),
  at            timestamptz not null,
  by_id         uuid not null references person (id)
);
create trigger course_assignment_end_stays before update or delete on course_assignment_end
  for each row execute function refuse_change();

-- By which assignment somebody was asked; empty where they began of their own accord.
alter table enrolment add column assignment_id uuid references course_assignment (id);
-- Who is to be reminded, or has not done what an assignment asks.
create index enrolment_of_assignment on enrolment (assignment_id, due_at) where done_at is null and closed_at is null;

-- That somebody was reminded shortly before, or once it was late, or that their manager was told: each once.
create table enrolment_reminder (
  enrolment_id uuid not null references enrolment (id),
  kind         text not null check (kind in ('soon', 'late', 'raised')),
  at           timestamptz not null,
  primary key (enrolment_id, kind)
);
