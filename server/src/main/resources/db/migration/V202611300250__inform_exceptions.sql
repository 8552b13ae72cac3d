-- What became of a request for an exception; once for each, and never undone.
create table exception_decision (
  answer_id bigint primary key references assignment_answer (id),
  kind      text not null check (kind in ('granted', 'refused')),
  words     text not null check (length(words) between 1 and 2000),
  at        timestamptz not null,
  by_id     uuid not null references person (id),
  entry_id  bigint not null references evidence_entry (id)
);
create trigger exception_decision_stays before update or delete on exception_decision
  for each row execute function refuse_change();
