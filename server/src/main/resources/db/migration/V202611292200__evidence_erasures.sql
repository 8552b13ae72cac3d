-- Which values an act of erasure took out of evidence_sealed. Its line in the log commits to all of them, so that a value
-- that is gone without one is found. Never changed.
create table evidence_erased (
  entry_id     bigint not null references evidence_entry (id),
  name         text not null check (name ~ '^[a-z0-9-]{1,40}$'),
  erased_by_id bigint not null references evidence_entry (id),
  primary key (entry_id, name)
);
-- All that one act took out.
create index evidence_erased_by on evidence_erased (erased_by_id);

-- What the log rests on stays as it is, even while somebody is erased.
create function refuse_any_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % record what happened and are never changed', tg_table_name;
end $$;
drop trigger evidence_checkpoint_stays on evidence_checkpoint;
create trigger evidence_checkpoint_stays before update or delete on evidence_checkpoint
  for each row execute function refuse_any_change();
drop trigger evidence_log_stays on evidence_log;
create trigger evidence_log_stays before update or delete on evidence_log
  for each row execute function refuse_any_change();
create trigger evidence_erased_stays before update or delete on evidence_erased
  for each row execute function refuse_any_change();
