-- Days on which a person is away: nobody reminds them, and their deadlines wait. Why is nobody's business, and not kept.
create table absence (
  id            uuid primary key,
  person_id     uuid not null references person (id),
  from_on       date not null,
  -- The last day.
  until_on      date not null,
  entered_at    timestamptz not null,
  entered_by_id uuid not null references person (id),
  check (until_on >= from_on and until_on <= from_on + 400)
);
-- Whether somebody is away; when they are.
create index absence_of_person on absence (person_id, until_on);

-- Who follows up a manager's people in their place, for a time.
create table delegation (
  id          uuid primary key,
  manager_id  uuid not null references person (id),
  delegate_id uuid not null references person (id),
  from_on     date not null,
  until_on    date not null,
  made_at     timestamptz not null,
  made_by_id  uuid not null references person (id),
  check (manager_id <> delegate_id),
  check (until_on >= from_on and until_on <= from_on + 400)
);
-- Who follows up somebody's people; whose people somebody follows up.
create index delegation_of_manager on delegation (manager_id, until_on);
create index delegation_to on delegation (delegate_id, until_on);
