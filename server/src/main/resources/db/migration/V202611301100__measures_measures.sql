-- A file of verdicts that was brought: what is kept of it is its hash, and the counts below.
create table measure_file (
  id       uuid primary key,
  code_key text not null check (length(code_key) between 1 and 80),
  sha256   text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  verdicts bigint not null check (verdicts > 0),
  at       timestamptz not null,
  by_id    uuid not null references person (id),
  entry_id bigint not null references evidence_entry (id)
);
-- The files of a code, the latest first.
create index measure_file_of_code on measure_file (code_key, at);
create trigger measure_file_stays before update or delete on measure_file
  for each row execute function refuse_change();

-- How often a promise was kept in a month: counts, and nothing of anybody. Replaced only as a whole month of an edition.
create table measure (
  code_key   text not null check (length(code_key) between 1 and 80),
  -- The first day of the month.
  month_on   date not null check (extract(day from month_on) = 1),
  edition_id uuid not null references edition (id),
  rule       text not null check (length(rule) between 1 and 80),
  kept       bigint not null check (kept >= 0),
  broken     bigint not null check (broken >= 0),
  pending    bigint not null check (pending >= 0),
  -- It did not bind: released, replaced by another rule, waived, or two rules in conflict.
  void       bigint not null check (void >= 0),
  file_id    uuid not null references measure_file (id),
  primary key (code_key, month_on, edition_id, rule)
);

-- From how many broken cases of a hundred on a rule of a code counts as often broken, where somebody has said so.
create table measure_threshold (
  code_key text primary key check (length(code_key) between 1 and 80),
  percent  int not null check (percent between 0 and 99)
);
