-- What was written elsewhere, or here before, and brought in by its author. Its date is the old one.
alter table posts add column imported boolean not null default false;

-- What came in already, by the name it has in its archive: brought in twice it is there once.
create table imported (
  account_id bigint not null references accounts (id) on delete cascade,
  origin text not null check (char_length(origin) between 1 and 500),
  post_id bigint references posts (id) on delete cascade,
  primary key (account_id, origin)
);
create index imported_post on imported (post_id);

alter table exports add column tries integer not null default 0;
alter table exports add column trouble text check (char_length(trouble) <= 40);
create unique index exports_open on exports (account_id) where state = 'asked';

alter table imports add column kind text not null default 'archive' check (kind in ('archive', 'follows', 'blocks', 'mutes'));
create unique index imports_open on imports (account_id) where state = 'asked';
create index imports_asked_at on imports (asked_at);
