-- A mail whose words open something to whoever has them: a link that signs in. No copy of it goes to the archive.
alter table mail add column secret boolean not null default false;
