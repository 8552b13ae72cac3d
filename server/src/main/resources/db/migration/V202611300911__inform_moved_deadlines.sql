-- The deadline that a person had before it was moved since they were away.
alter table assignment add column first_due_at timestamptz;
