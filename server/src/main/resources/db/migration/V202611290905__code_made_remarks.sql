-- What made a save that nobody wrote by hand: its remark is then the number, rule or person that it
-- speaks of, and each reader sees it in their language. Saves from before keep the words they have.
alter table edition_text
  add column made_by_act text check (made_by_act in ('restored', 'in-form', 'from-other-language', 'from-comment')),
  add check (made_by_act is null or remark is not null);
