-- That somebody was erased. Their row in person stays without them, so that what they did keeps its place.
create table person_erasure (
  person_id uuid primary key references person (id),
  at        timestamptz not null,
  by_id     uuid not null references person (id),
  entry_id  bigint not null references evidence_entry (id)
);
create trigger person_erasure_stays before update or delete on person_erasure
  for each row execute function refuse_any_change();

-- Rows that record what happened are never edited, but that somebody is taken out of their words; no row ever goes.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('coco.erasing', true) = 'yes' then
    return new;
  end if;
  raise exception 'rows of % record what happened and are never changed', tg_table_name;
end $$;
