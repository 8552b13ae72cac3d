-- A consultation ends when its edition is published or withdrawn; those that went on end as they should have.
update consultation set closed_at = step.at
from (
  select edition_id, min(at) as at from edition_step
  where kind in ('published', 'corrected', 'withdrawn') group by edition_id
) step
where step.edition_id = consultation.edition_id and consultation.closed_at is null;
