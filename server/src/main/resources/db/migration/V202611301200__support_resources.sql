-- What helps with a code and whom one turns to, by theme: in one language or both.
create table resource (
  id       uuid primary key,
  made     bigint generated always as identity,
  code_key text not null check (length(code_key) between 1 and 80),
  theme_en text check (length(theme_en) between 1 and 120),
  name_en  text check (length(name_en) between 1 and 120),
  text_en  text check (length(text_en) <= 1000),
  theme_fr text check (length(theme_fr) between 1 and 120),
  name_fr  text check (length(name_fr) between 1 and 120),
  text_fr  text check (length(text_fr) <= 1000),
  phone    text not null check (length(phone) <= 40),
  email    text not null check (length(email) <= 254),
  link     text not null check (length(link) <= 500),
  -- On whose pages it stands.
  rules    text[] not null,
  internal boolean not null,
  -- When it was last written, and by whom.
  at       timestamptz not null,
  by_id    uuid not null references person (id),
  check (name_en is not null or name_fr is not null),
  check ((name_en is null) = (theme_en is null) and (name_en is null) = (text_en is null)),
  check ((name_fr is null) = (theme_fr is null) and (name_fr is null) = (text_fr is null))
);
create index resource_of_code on resource (code_key, made);
