-- By whose clock the last day of a consultation ends.
alter table consultation add column zone text not null default 'UTC';
alter table consultation alter column zone drop default;
