-- That an assignment asks people only while a rule is broken in more than so many of a hundred cases.
create table course_assignment_measure (
  assignment_id uuid primary key references course_assignment (id),
  code_key      text not null check (length(code_key) between 1 and 80),
  rule          text not null check (length(rule) between 1 and 80),
  percent       int not null check (percent between 0 and 99)
);
create trigger course_assignment_measure_stays before update or delete on course_assignment_measure
  for each row execute function refuse_change();
