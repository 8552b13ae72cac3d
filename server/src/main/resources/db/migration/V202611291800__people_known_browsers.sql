-- A browser in which a person once signed in. Attempts from it are counted apart from those of everybody else, so that a
-- stranger who guesses cannot make the person wait. Of its cookie only the SHA-256 is kept.
create table known_browser (
  token_hash text primary key check (length(token_hash) = 64),
  person_id  uuid not null references person (id) on delete cascade,
  used_at    timestamptz not null
);
create index known_browser_person on known_browser (person_id, used_at);
