-- The twenty-five rules as SQL over sets. Before this runs there are: the function events() that reads the file, the
-- calendars as tables of half hours and of days (see DuckDbEngine), as_of() in epoch microseconds.
--
-- One sort by case and one by party serve all rules. In the order of a case, lead(... ignore nulls) is the next act of a
-- kind, lag(... ignore nulls) the last one. Working time is a running sum by half hour: a hash join there and one back.

--: kinds
create type kind as enum ('opened', 'written', 'reply', 'update', 'reminder', 'ack', 'complaint', 'answer', 'apology',
  'escalation', 'mediation', 'resolved', 'reopened', 'closed', 'updated', 'asked', 'told', 'approval', 'refund', 'ring',
  'pickup', 'call', 'offer', 'consent', 'noconsent', 'optout', 'fact');

--: event
create view event as
select id, sequence as seq, epoch_us("time") as t, "case" as c, party as p, channel, language, signature, queue, author,
  approver, case_priority as priority, party_zone as zone, party_language, party_tier as tier,
  (case type
    when 'case.opened' then 'opened' when 'message.received' then 'written' when 'complaint.received' then 'complaint'
    when 'complaint.answered' then 'answer' when 'apology.sent' then 'apology'
    when 'complaint.escalated' then 'escalation' when 'mediation.offered' then 'mediation'
    when 'case.resolved' then 'resolved' when 'case.reopened' then 'reopened' when 'case.closed' then 'closed'
    when 'case.updated' then 'updated' when 'info.requested' then 'asked' when 'info.received' then 'told'
    when 'refund.approved' then 'approval' when 'refund.paid' then 'refund' when 'call.received' then 'ring'
    when 'call.answered' then 'pickup' when 'call.placed' then 'call' when 'offer.sent' then 'offer'
    when 'optout.received' then 'optout'
    when 'consent.given' then if(channel = 'phone', 'consent', 'fact')
    when 'consent.withdrawn' then if(channel = 'phone', 'noconsent', 'fact')
    when 'message.sent' then case template when 'reply' then 'reply' when 'update' then 'update'
      when 'reminder' then 'reminder' when 'acknowledgement' then 'ack' else 'fact' end
    else 'fact' end)::kind as k
from events();

--: repeated
-- Few interactions come twice: those alone are ranked, not all of them.
create table repeated as
select id, max_by(seq, (recorded, seq)) as seq
from (select id, sequence as seq, recorded from events()
  where hash(id) in (select hash(id) from events() group by all having count(*) > 1))
group by id having count(*) > 1;

--: in_case
-- Each event of a case with what comes next in it, and whose it is.
create table in_case as
with counted as (
  select * from event where c is not null and not exists (
    from repeated r where r.id = event.id and r.seq <> event.seq))
select id, seq, t, k, c, channel, language, signature, queue, author, approver, zone, party_language, tier,
  row_number() over w as n,
  first_value(p ignore nulls) over (w rows between unbounded preceding and unbounded following) as p,
  last_value(priority ignore nulls) over (w rows between unbounded preceding and current row) as priority,
  priority as set_priority,
  lead(if(k = 'reply', t, null) ignore nulls) over w as reply_t,
  lead(if(k = 'reply', id, null) ignore nulls) over w as reply,
  lead(if(k = 'resolved', t, null) ignore nulls) over w as resolved_t,
  lead(if(k = 'resolved', id, null) ignore nulls) over w as resolved,
  lead(if(k = 'answer', t, null) ignore nulls) over w as answer_t,
  lead(if(k = 'answer', id, null) ignore nulls) over w as answer,
  lead(if(k = 'ack', t, null) ignore nulls) over w as ack_t,
  lead(if(k = 'ack', id, null) ignore nulls) over w as ack,
  lead(if(k = 'pickup', t, null) ignore nulls) over w as pickup_t,
  lead(if(k in ('resolved', 'closed'), k, null) ignore nulls) over w as ended,
  coalesce(bool_or(k = 'reply') over (w rows between unbounded preceding and 1 preceding), false) as replied,
  lag(if(k in ('complaint', 'answer'), k, null) ignore nulls) over w as complaint_before,
  lag(if(k in ('asked', 'told'), k, null) ignore nulls) over w as asked_before,
  lead(if(k = 'told', t, null) ignore nulls) over w as told_t,
  lag(if(k in ('opened', 'resolved'), k, null) ignore nulls) over w as series_before
from counted
window w as (partition by c order by t, seq);

--: in_party
-- The events that rules look at by party, in the party's order, with what stands at each.
create table in_party as
with counted as (
  select id, seq, t, k, p, channel, language, signature, zone, party_language, tier, null::varchar as priority,
    null::bigint as reply_t, null::varchar as reply, 0 as opening
  from event where c is null and p is not null and not exists (
    from repeated r where r.id = event.id and r.seq <> event.seq)
  union all by name
  select id, seq, t, k, p, channel, language, signature, zone, party_language, tier, priority, reply_t, reply,
    case when k = 'complaint' and complaint_before is distinct from 'complaint' then 1
      when k = 'answer' and complaint_before = 'complaint' then -1 else 0 end as opening
  from in_case
  where p is not null and (k in ('written', 'reply', 'reminder', 'reopened', 'complaint', 'answer')
    or zone is not null or party_language is not null or tier is not null))
select id, t, seq, k, p, channel, language, signature, priority, reply_t, reply,
  last_value(zone ignore nulls) over (w rows between unbounded preceding and current row) as zone,
  last_value(party_language ignore nulls) over (w rows between unbounded preceding and current row) as party_language,
  last_value(tier ignore nulls) over (w rows between unbounded preceding and current row) as tier,
  lag(if(k in ('consent', 'noconsent'), k, null) ignore nulls) over w as consent_before,
  lag(if(k = 'optout', true, null) ignore nulls) over w as opted_out,
  lag(if(k = 'reminder', t, null) ignore nulls) over w as reminder_before,
  coalesce(sum(opening) over (w rows between unbounded preceding and 1 preceding), 0) as open_complaints
from counted
window w as (partition by p order by t, seq);

--: macros
create macro slot_of(t) as t // 1800000000;
-- in time: up to the instant itself, or before 24:00 of the day
create macro state_at(act, due) as
  case when act <= due then 'met' when act > due then 'breached' when as_of() > due then 'breached' else 'pending' end;
create macro state_of_day(act, due) as
  case when act < due then 'met' when act >= due then 'breached' when as_of() >= due then 'breached' else 'pending' end;
create macro late(state, act) as if(state = 'breached' and act is not null, 'late', null);

--: B-01
select 'B-01', id, 0, state_at(reply_t, due) as state, due, reply, late(state, reply_t), null
from (select *, t + 14400000000 as due from in_case where k = 'written');

--: B-02
select 'B-02', id, 0, state_at(reply_t, due) as state, due, reply, late(state, reply_t), null
from (
  select i.id, i.reply, i.reply_t, o.start + target - o.k * 1800000000 as due
  from (
    select i.id, i.reply, i.reply_t, s.worked + if(s.open, i.t % 1800000000, 0) + 28800000000 as target
    from in_case i join slot s on s.calendar = 'office' and s.slot = slot_of(i.t)
    where i.k = 'written') i
  join open_slot o on o.calendar = 'office' and o.k = (i.target - 1) // 1800000000);

--: B-03
select 'B-03', id, 0, state_at(reply_t, due) as state, due, reply, late(state, reply_t), null
from (
  select i.id, i.reply, i.reply_t, o.start + target - o.k * 1800000000 as due
  from (
    select i.id, i.reply, i.reply_t, s.calendar, s.worked + if(s.open, i.t % 1800000000, 0) + 28800000000 as target
    from in_party i join slot s on s.calendar = coalesce(i.zone, 'Europe/Paris') and s.slot = slot_of(i.t)
    where i.k = 'written') i
  join open_slot o on o.calendar = i.calendar and o.k = (i.target - 1) // 1800000000);

--: B-04
-- Stretches in which the clock runs: from the complaint, and from the end of each stop, until the next stop begins.
with complaint as (
  select id, c, n, t, answer, answer_t, answer_n from (
    select *, lead(if(k = 'answer', n, null) ignore nulls) over (partition by c order by n) as answer_n
    from in_case where k in ('complaint', 'answer'))
  where k = 'complaint'),
stop as (
  select c, n, t as begins, told_t as ends, coalesce(told_n, 9223372036854775807) as ends_n from (
    select *, lead(if(k = 'told', n, null) ignore nulls) over (partition by c order by n) as told_n
    from in_case where k in ('asked', 'told'))
  where k = 'asked' and asked_before is distinct from 'asked'),
stopped as (
  select x.id, greatest(s.begins, x.t) as begins, s.ends, s.n as begins_n
  from complaint x join stop s on s.c = x.c and s.ends_n > x.n),
running as (
  select id, t as begins, (select min({'t': s.begins, 'n': s.begins_n}) from stopped s where s.id = x.id) as stop,
  from complaint x
  union all by name
  select id, ends as begins,
    lead({'t': begins, 'n': begins_n}) over (partition by id order by begins, begins_n) as stop
  from stopped),
worked as (
  select r.id, r.begins, stop.t as stop_t, stop.n as stop_n,
    b.worked + if(b.open, r.begins % 1800000000, 0) as worked,
    e.worked + if(e.open, stop.t % 1800000000, 0) as worked_end
  from running r left join slot b on b.calendar = 'office' and b.slot = slot_of(r.begins)
    left join slot e on e.calendar = 'office' and e.slot = slot_of(stop.t)),
consumed as (
  select *, 144000000000 - coalesce(sum(worked_end - worked) over (
    partition by id order by coalesce(begins, 9223372036854775807), coalesce(stop_n, 9223372036854775807)
    rows between unbounded preceding and 1 preceding), 0) as left_over
  from worked),
-- Of these the first counts that runs out, holds the answer, or is the last.
deciding as (
  select x.id, x.answer, x.answer_t, x.t,
    min_by({'due_work': c.worked + c.left_over,
        'runs_out': c.stop_t is null or c.worked_end - c.worked >= c.left_over or x.answer_n < c.stop_n,
        'begins': c.begins}, (coalesce(c.begins, 9223372036854775807), coalesce(c.stop_n, 9223372036854775807))) as d
  from complaint x join consumed c on c.id = x.id
  where c.stop_t is null or c.worked_end - c.worked >= c.left_over or x.answer_n < c.stop_n
    or exists (from stopped s where s.id = x.id and s.begins_n = c.stop_n
      and (s.ends is null or x.answer_n < (
        select min(ends_n) from stop o where o.c = x.c and o.n = s.begins_n)))
  group by all)
select 'B-04', d.id, 0,
  if(runs_out, state_at(answer_t, due), if(answer is null, 'pending', 'met')) as state, if(runs_out, due, null),
  answer, late(state, answer_t), null
from (
  select id, answer, answer_t, d.runs_out as runs_out, o.start + d.due_work - o.k * 1800000000 as due
  from deciding left join open_slot o on o.calendar = 'office' and o.k = (d.due_work - 1) // 1800000000) d;

--: B-05
select 'B-05', id, 0, state_of_day(resolved_t, due) as state, due, resolved, late(state, resolved_t), null
from (
  select i.id, i.resolved, i.resolved_t, d.ends as due
  from in_case i join slot s on s.calendar = 'office' and s.slot = slot_of(i.t)
    join work_day d on d.calendar = 'office' and d.n = s.work_days + 5
  where i.k = 'opened');

--: B-06
-- Between two updates the missed deadlines follow from the number of working days alone: no recursion.
with series as (
  select i.id as series, i.c, i.n, coalesce(e.n, 9223372036854775807) as end_n
  from in_case i left join (select c, n, t from in_case where k = 'resolved') e
    on e.c = i.c and e.n > i.n
  where i.k = 'opened' and i.series_before is distinct from 'opened'
  qualify row_number() over (partition by i.id order by e.n) = 1),
point as (
  select s.series, i.n, i.t, i.id, i.k
  from series s join in_case i on i.c = s.c and i.n >= s.n and i.n <= s.end_n
  where (i.n = s.n or i.k = 'update' or i.n = s.end_n)),
gap as (
  select series, t, n, lead(t) over w as next_t, lead(k) over w as next_k, lead(id) over w as next, k
  from point window w as (partition by series order by n)),
counted as (
  select g.*, b.work_days as from_days,
    greatest(0, (e.work_days - if(e.works, 1, 0) - b.work_days) // 2) as missed
  from gap g join slot b on b.calendar = 'office' and b.slot = slot_of(g.t)
    join slot e on e.calendar = 'office' and e.slot = slot_of(coalesce(g.next_t, as_of()))
  where g.k <> 'resolved'),
numbered as (
  select *, coalesce(sum(missed + 1) over (partition by series order by n
    rows between unbounded preceding and 1 preceding), 0) as first_link
  from counted),
link as (
  select series, first_link + unnest(range(missed + 1)) as link, unnest(range(missed + 1)) as place, missed, from_days,
    next, next_k
  from numbered)
select 'B-06', series, link,
  case when place < missed then 'breached' when next is null then 'pending' when next_k = 'resolved' then 'void'
    else 'met' end as state,
  if(state = 'void', null, d.ends), if(place < missed, null, next), null, null
from link join work_day d on d.calendar = 'office' and d.n = from_days + 2 * (place + 1);

--: B-07
-- One deadline from each change of the priority on; the first counts that runs out before the next, or holds the reply.
with opened as (
  select id, c, n, t, priority, reply, reply_t, s.work_days from in_case i
    join slot s on s.calendar = 'office' and s.slot = slot_of(i.t) where k = 'opened'),
changed as (
  select o.id, i.n, i.t as set_t, i.priority from opened o join in_case i on i.c = o.c and i.n > o.n
  where i.set_priority is not null
  union all by name
  select id, n, t as set_t, priority from opened),
branch as (
  select o.id, b.n, o.reply, o.reply_t, b.set_t, lead(b.set_t) over w as next_t, lead(b.n) over w as next_n,
    case b.priority when 'P1' then o.t + 3600000000 when 'P2' then o.t + 14400000000 else d.ends - 1 end as last,
    case b.priority when 'P1' then o.t + 3600000000 when 'P2' then o.t + 14400000000 else d.ends end as due,
    (select min(n) from in_case r where r.c = o.c and r.n > o.n and r.k = 'reply') as reply_n
  from changed b join opened o on o.id = b.id
    join work_day d on d.calendar = 'office' and d.n = o.work_days + 2
  window w as (partition by o.id order by b.n))
select 'B-07', id, 0, state_at(reply_t, last) as state, due, reply, late(state, reply_t), null
from branch
where set_t > last or next_t is null or next_t > last or reply_n < next_n
qualify row_number() over (partition by id order by n) = 1;

--: B-08
select 'B-08', id, 0, state_of_day(ack_t, due) as state, due, ack, late(state, ack_t), null
from (
  select i.id, i.ack, i.ack_t, d.ends as due
  from in_case i join slot s on s.calendar = 'office' and s.slot = slot_of(i.t)
    join local_day d on d.day = s.day + 10
  where i.k = 'complaint');

--: B-09
select 'B-09', id, 0, if(consent_before = 'consent', 'met', 'breached') as state, null, if(state = 'met', id, null), null, null
from in_party where k = 'call';

--: B-10
select 'B-10', id, 0, if(opted_out, 'breached', 'met') as state, null, if(state = 'met', id, null), null, null
from in_party where k = 'offer';

--: B-11
select 'B-11', id, 0, if(s.minute >= 480 and s.minute < 1200, 'met', 'breached') as state, null, if(state = 'met', id, null),
  null, null
from in_party i join slot s on s.calendar = coalesce(i.zone, 'Europe/Paris') and s.slot = slot_of(i.t)
where k = 'call';

--: B-12
select 'B-12', id, 0, if(calls - earlier > 3, 'breached', 'met') as state, null, if(state = 'met', id, null), null, null
from (
  select i.id, row_number() over (partition by p order by t, seq) as calls,
    count(*) over (partition by p order by s.day range between unbounded preceding and 7 preceding) as earlier
  from in_party i join slot s on s.calendar = 'office' and s.slot = slot_of(i.t)
  where k = 'call');

--: B-13
select 'B-13', id, 0, if(row_number() over (partition by p, s.month order by t, seq) > 2, 'breached', 'met') as state, null,
  if(state = 'met', id, null), null, null
from in_party i join slot s on s.calendar = 'office' and s.slot = slot_of(i.t)
where k = 'offer';

--: B-14
select 'B-14', id, 0, if(t < reminder_before + 172800000000, 'breached', 'met') as state, null, if(state = 'met', id, null),
  null, null
from in_party where k = 'reminder';

--: B-15
select 'B-15', id, 0, if(replied, 'met', 'breached') as state, null, if(state = 'met', id, null), null, null
from in_case where k = 'closed';

--: B-16
select 'B-16', id, 0, if(approver <> author, 'met', 'breached') as state, null, if(state = 'met', id, null), null, null
from in_case where k = 'approval';

--: B-17
-- A refund has no approval of its own where the balance of both falls below all that it was before.
with balance as (
  select id, c, n, k, sum(if(k = 'approval', 1, -1)) over (partition by c order by n) as balance
  from in_case where k in ('approval', 'refund'))
select 'B-17', id, 0, if(balance < least(0, lowest), 'breached', 'met') as state, null, if(state = 'met', id, null), null, null
from (
  select *, min(balance) over (partition by c order by n rows between unbounded preceding and 1 preceding) as lowest
  from balance)
where k = 'refund';

--: B-18
select 'B-18', id, 0, if(open_complaints > 0, 'breached', 'met') as state, null, if(state = 'met', id, null), null, null
from in_party where k = 'offer';

--: B-19
select 'B-19', id, 0, if(replaced, 'void', state_of_day(reply_t, due)) as state, if(replaced, null, due),
  if(replaced, null, reply), if(replaced, null, late(state, reply_t)), null
from (
  select i.id, i.reply, i.reply_t, d.ends as due, coalesce(tier = 'gold' and priority in ('P1', 'P2'), false) as replaced
  from in_party i join slot s on s.calendar = 'office' and s.slot = slot_of(i.t)
    join work_day d on d.calendar = 'office' and d.n = s.work_days + 1
  where i.k = 'reopened');

--: B-20
with duty as (
  select i.id, i.c, i.answer, i.answer_t, d.ends as due, d.n, state_of_day(i.answer_t, d.ends) as state
  from in_case i join slot s on s.calendar = 'office' and s.slot = slot_of(i.t)
    join work_day d on d.calendar = 'office' and d.n = s.work_days + 5
  where i.k = 'complaint'),
missed as (select * from duty where state = 'breached'),
apology as (
  select m.*, a.t as act, d.ends as due_1, d.n as n_1,
    case when a.t < d.ends then 'met' when as_of() >= d.ends then 'missed' else 'pending' end as state_1
  from missed m join work_day d on d.calendar = 'office' and d.n = m.n + 2
    asof left join (select c, t from in_case where k = 'apology') a on a.c = m.c and a.t >= m.due),
escalation as (
  select m.*, d.ends as due_2, d.day as day_2,
    case when a.t < d.ends then 'met' when as_of() >= d.ends then 'missed' else 'pending' end as state_2
  from apology m join work_day d on d.calendar = 'office' and d.n = m.n_1 + 5
    asof left join (select c, t from in_case where k = 'escalation') a on a.c = m.c and a.t >= m.due_1),
mediation as (
  select m.*, case when a.t < d.ends then 'met' when as_of() >= d.ends then 'missed' else 'pending' end as state_3
  from escalation m join local_day d on d.day = m.day_2 + 20
    asof left join (select c, t from in_case where k = 'mediation') a on a.c = m.c and a.t >= m.due_2)
select 'B-20', id, 0, state, due, answer, late(state, answer_t),
  case when state_1 <> 'missed' then state_1 when state_2 <> 'missed' then 'missed+' || state_2
    else 'missed+missed+' || state_3 end
from mediation
union all
select 'B-20', id, 0, state, due, answer, null, null from duty where state <> 'breached';

--: B-21
with duty as (
  select i.id, i.c, i.reply, i.reply_t, d.ends as due, state_of_day(i.reply_t, d.ends) as state
  from in_case i join slot s on s.calendar = 'office' and s.slot = slot_of(i.t)
    join work_day d on d.calendar = 'office' and d.n = s.work_days + 1
  where i.k = 'written'),
missed as (
  select m.*, s.worked + if(s.open, m.due % 1800000000, 0) + 28800000000 as target
  from duty m join slot s on s.calendar = 'office' and s.slot = slot_of(m.due)
  where state = 'breached'),
first as (
  select m.*, o.start + target - o.k * 1800000000 as due_1
  from missed m join open_slot o on o.calendar = 'office' and o.k = (m.target - 1) // 1800000000),
apology as (
  select m.*, case when a.t <= due_1 then 'met' when as_of() > due_1 then 'missed' else 'pending' end as state_1
  from first m asof left join (select c, t from in_case where k = 'apology') a on a.c = m.c and a.t >= m.due),
escalation as (
  select m.*, case when a.t < d.ends then 'met' when as_of() >= d.ends then 'missed' else 'pending' end as state_2
  from apology m join slot s on s.calendar = 'office' and s.slot = slot_of(m.due_1)
    join local_day d on d.day = s.day + 3
    asof left join (select c, t from in_case where k = 'escalation') a on a.c = m.c and a.t > m.due_1)
select 'B-21', id, 0, state, due, reply, late(state, reply_t),
  if(state_1 <> 'missed', state_1, 'missed+' || state_2)
from escalation
union all
select 'B-21', id, 0, state, due, reply, null, null from duty where state <> 'breached';

--: B-22
select 'B-22', month, queue, count(*) as opened, count(*) filter (state = 'met') as met,
  count(*) filter (state = 'breached') as breached,
  case when as_of() < any_value(month_ends) or count(*) filter (state = 'pending') > 0 then 'pending'
    when met + breached = 0 then 'void' when 100 * met >= 90 * (met + breached) then 'met' else 'breached' end
from (
  select s.month, s.month_ends, i.queue, state_at(i.pickup_t, i.t + 20000000) as state
  from in_case i join slot s on s.calendar = 'office' and s.slot = slot_of(i.t)
  where k = 'ring')
group by month, queue;

--: B-23
select 'B-23', month, null, count(*) as opened, count(*) filter (state = 'met') as met,
  count(*) filter (state = 'breached') as breached,
  case when as_of() < any_value(month_ends) or count(*) filter (state = 'pending') > 0 then 'pending'
    when met + breached = 0 then 'void' when sum(taken) <= 3 * count(taken) then 'met' else 'breached' end
from (
  select s.month, s.month_ends, if(i.ended = 'resolved', e.work_days - s.work_days, null) as taken,
    case when i.ended is null then 'pending' when i.ended = 'closed' then 'void'
      when i.resolved_t < d.ends then 'met' else 'breached' end as state
  from in_case i join slot s on s.calendar = 'office' and s.slot = slot_of(i.t)
    join work_day d on d.calendar = 'office' and d.n = s.work_days + 3
    left join slot e on e.calendar = 'office' and e.slot = slot_of(i.resolved_t)
  where i.k = 'opened')
group by month;

--: B-24
select 'B-24', id, 0,
  if(language = party_language and (signature is not null or channel = 'chat'), 'met', 'breached') as state, null,
  if(state = 'met', id, null), null, null
from in_party where k = 'reply';

--: B-25
select 'B-25', id, 0, state_at(reply_t, due) as state, due, reply, late(state, reply_t), null
from (select *, t + 14400000000 as due from in_party where k = 'reopened' and tier = 'gold' and priority in ('P1', 'P2'));
