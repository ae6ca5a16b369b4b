-- A person's home, written when others publish. entry_id is the post's id, or the share's; a post stands here once.
create table home_entries (
  account_id bigint not null references accounts (id) on delete cascade,
  entry_id bigint not null,
  post_id bigint not null,
  sharer_id bigint,
  primary key (account_id, entry_id)
);
create unique index home_entries_once on home_entries (account_id, post_id);
