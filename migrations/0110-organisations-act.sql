-- An organisation likes, shares and votes as well; who pressed stays with its people.
alter table organisation_log drop constraint organisation_log_deed_check;
alter table organisation_log add constraint organisation_log_deed_check check (deed in
  ('made', 'profile', 'role', 'left', 'wrote', 'edited', 'deleted', 'pinned', 'unpinned', 'liked', 'unliked', 'shared', 'unshared', 'voted'));
