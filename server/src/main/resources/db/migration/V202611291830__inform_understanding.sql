-- A campaign may ask questions of understanding: how many, and how many of a hundred are to be right.
alter table campaign
  add column question_count int check (question_count between 1 and 20),
  add column pass_percent int check (pass_percent between 1 and 100),
  add check ((question_count is null) = (pass_percent is null)),
  add check (('understand' = any (steps)) = (question_count is not null));

-- When a person had answered enough of them rightly.
alter table assignment add column understood_at timestamptz;
