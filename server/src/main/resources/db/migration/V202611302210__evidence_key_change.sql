-- That the log's key handed over to another. Checkpoints of more than so many entries are the new key's, up to the next change.
create table evidence_key_change (
  number int primary key check (number > 0),
  size   bigint not null check (size >= 0),
  key    text not null check (length(key) <= 300),
  -- What the earlier key signed of it; null where that key was lost.
  note   text check (length(note) <= 2000)
);
create trigger evidence_key_change_stays before update or delete on evidence_key_change
  for each row execute function refuse_change();
