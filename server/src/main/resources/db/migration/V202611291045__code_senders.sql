-- From which address a comment came from outside, for the limit on each; forgotten after a day.
create table comment_sender (
  id      bigint generated always as identity primary key,
  at      timestamptz not null,
  address text not null check (length(address) <= 64)
);
create index comment_sender_address on comment_sender (address, at);
create index comment_sender_at on comment_sender (at);
