-- What a file is of that goes with a notification's mail: the mail waits until the file can be made.
alter table notification add column enclosed text check (length(enclosed) between 1 and 200);

-- The file, from when the mail is made until a mail server has it.
create table mail_enclosure (
  mail_id uuid primary key references mail (id) on delete cascade,
  name    text not null check (length(name) between 1 and 200),
  content text not null check (length(content) between 1 and 1000000)
);
