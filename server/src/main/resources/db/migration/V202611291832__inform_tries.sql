-- One time that a person of a campaign is asked questions.
create table understanding_try (
  id            bigint generated always as identity primary key,
  assignment_id uuid not null references assignment (id),
  number        int not null check (number >= 1),
  begun_at      timestamptz not null,
  unique (assignment_id, number)
);

-- What is asked in a try, in order.
create table understanding_question (
  try_id      bigint not null references understanding_try (id),
  place       int not null check (place >= 1),
  question_id uuid not null references question (id),
  primary key (try_id, place),
  unique (try_id, question_id)
);

-- What was answered, all at once, and the entry of the log of evidence that proves it.
create table understanding_result (
  try_id   bigint primary key references understanding_try (id),
  at       timestamptz not null,
  language text not null check (language in ('en', 'fr')),
  passed   boolean not null,
  entry_id bigint not null references evidence_entry (id)
);
create table understanding_choice (
  try_id   bigint not null references understanding_result (try_id),
  place    int not null,
  choice   int not null check (choice between 0 and 3),
  is_right boolean not null,
  primary key (try_id, place),
  foreign key (try_id, place) references understanding_question (try_id, place)
);

create trigger understanding_try_stays before update or delete on understanding_try
  for each row execute function refuse_change();
create trigger understanding_question_stays before update or delete on understanding_question
  for each row execute function refuse_change();
create trigger understanding_result_stays before update or delete on understanding_result
  for each row execute function refuse_change();
create trigger understanding_choice_stays before update or delete on understanding_choice
  for each row execute function refuse_change();
