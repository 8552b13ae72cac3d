-- Says that this database was filled with the demonstration: whose links may be printed.
create table demonstration (
  only_one boolean primary key default true check (only_one),
  made_at  timestamptz not null
);
