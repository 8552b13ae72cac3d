-- What people said for not acknowledging, the last of each first: few among the many who acknowledge.
create index assignment_answer_said on assignment_answer (assignment_id, id desc) where kind in ('refused', 'asked');
