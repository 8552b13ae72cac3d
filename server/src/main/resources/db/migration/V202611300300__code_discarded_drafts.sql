-- A draft that leads nowhere is put away; its texts and steps stay.
alter table edition_step drop constraint edition_step_kind_check;
alter table edition_step add constraint edition_step_kind_check
  check (kind in ('submitted', 'returned', 'approved', 'published', 'corrected', 'withdrawn', 'discarded'));
