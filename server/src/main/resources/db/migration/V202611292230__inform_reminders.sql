-- That somebody was reminded shortly before, or once it was late, or that their manager was told: each once.
create table assignment_reminder (
  assignment_id uuid not null references assignment (id),
  kind          text not null check (kind in ('soon', 'late', 'raised')),
  at            timestamptz not null,
  primary key (assignment_id, kind)
);
