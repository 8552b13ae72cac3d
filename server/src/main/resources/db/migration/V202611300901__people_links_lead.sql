-- Where a link leads, and whether it lets its person do no more than read, and answer what they read.
alter table one_time_link
  add column path       text check (path like '/%' and length(path) <= 500),
  add column reads_only boolean not null default false;
