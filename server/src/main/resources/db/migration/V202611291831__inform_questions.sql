-- A question about a rule of an edition, as it is asked: made from the code's examples, or written by somebody. Never changed.
create table question (
  id            uuid primary key,
  edition_id    uuid not null references edition (id),
  rule          text not null check (length(rule) between 1 and 80),
  choices       int not null check (choices between 2 and 4),
  right_choice  int not null check (right_choice >= 0 and right_choice < choices),
  made_at       timestamptz not null,
  -- Nobody where it was made from an example.
  written_by_id uuid references person (id)
);
-- The questions of an edition, rule by rule.
create index question_of_edition on question (edition_id, rule, made_at, id);

-- What it says in a language. Of scene, choices and why each line is one; in a scene a tab parts when from what.
create table question_text (
  question_id uuid not null references question (id),
  language    text not null check (language in ('en', 'fr')),
  about       text not null,
  scene       text not null,
  asked       text not null check (length(asked) between 1 and 2000),
  choices     text not null check (length(choices) between 1 and 2000),
  sentence    text not null,
  why         text not null check (length(why) between 1 and 4000),
  timeline    text not null,
  primary key (question_id, language)
);

-- That a question is not asked any more; what was answered to it stays.
create table question_retirement (
  question_id uuid primary key references question (id),
  at          timestamptz not null,
  by_id       uuid not null references person (id)
);

-- That the examples of an edition were made into questions, and the rules that gave none.
create table question_making (
  edition_id uuid primary key references edition (id),
  at         timestamptz not null
);
create table question_missing (
  edition_id uuid not null references question_making (edition_id),
  rule       text not null check (length(rule) between 1 and 80),
  why        text not null check (why in ('not-run', 'no-example', 'no-words', 'one-answer')),
  primary key (edition_id, rule)
);

create trigger question_stays before update or delete on question
  for each row execute function refuse_change();
create trigger question_text_stays before update or delete on question_text
  for each row execute function refuse_change();
create trigger question_retirement_stays before update or delete on question_retirement
  for each row execute function refuse_change();
create trigger question_making_stays before update or delete on question_making
  for each row execute function refuse_change();
create trigger question_missing_stays before update or delete on question_missing
  for each row execute function refuse_change();
