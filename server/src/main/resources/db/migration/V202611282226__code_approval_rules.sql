-- Who has to approve a code's editions; the latest row of a code counts, and none means anybody who may approve.
create table approval_rule (
  id      bigint generated always as identity primary key,
  code_id uuid not null references code (id),
  at      timestamptz not null,
  by_id   uuid not null references person (id),
  -- [{"name": …, "needed": …, "members": [person ids]}]
  groups  jsonb not null check (jsonb_typeof(groups) = 'array')
);
-- The latest rule of a code.
create index approval_rule_of_code on approval_rule (code_id, id);

create trigger approval_rule_stays before update or delete on approval_rule
  for each row execute function refuse_change();

-- An urgent correction is published before its approvers have all approved it.
alter table edition_step drop constraint edition_step_kind_check;
alter table edition_step add constraint edition_step_kind_check
  check (kind in ('submitted', 'returned', 'approved', 'published', 'corrected', 'withdrawn'));
