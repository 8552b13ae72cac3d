-- The deadline of a course that a person had before it was moved since they were away.
alter table enrolment add column first_due_at timestamptz;
