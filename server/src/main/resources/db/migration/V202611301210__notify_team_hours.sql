-- When those of a team work, as quiet_time writes it: their mails wait for these hours unless they chose their own, and
-- working days that they are given are these.
create table team_hours (
  team_id uuid primary key references team (id) on delete cascade,
  written text not null check (written ~ '^\S+ \d\d:\d\d-\d\d:\d\d [1-7]+ \S+$' and length(written) <= 120)
);
