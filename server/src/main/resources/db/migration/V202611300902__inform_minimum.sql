-- How long an edition has to be open at least before its last part is ticked off; nothing where no minimum is asked.
alter table campaign add column least_minutes int check (least_minutes between 1 and 60);
-- When a person first opened what they were asked to read.
alter table assignment add column opened_at timestamptz;
