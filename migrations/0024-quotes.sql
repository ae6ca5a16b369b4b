-- Who may show a post inside one of their own, and how it stands with what a post shows. What is quoted may be gone; that
-- something was quoted stays.
alter table posts add column quote_policy text not null default 'everyone'
  check (quote_policy in ('everyone', 'followers', 'ask', 'nobody'));
alter table posts add column quoted_id bigint;
alter table posts add column quote_state text check (quote_state in ('pending', 'accepted', 'refused', 'withdrawn'));
alter table posts add constraint posts_quote_whole check ((quoted_id is null) = (quote_state is null));
create index posts_quoted on posts (quoted_id, id desc) where quoted_id is not null;
