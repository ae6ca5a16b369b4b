-- A person's standing. The status says whether the account is open; the restriction what an open one may do.
-- limited: seen by followers and by its address alone. frozen: may read and speak to the moderators, nothing else.
alter table accounts drop constraint accounts_status_check;
alter table accounts add constraint accounts_status_check
  check (status in ('active', 'pending', 'refused', 'suspended', 'leaving'));
alter table accounts add column restriction text not null default 'none' check (restriction in ('none', 'limited', 'frozen'));
