-- The last transaction that took votes of a question away (replies that said them are gone): whoever keeps its votes reads all anew once
-- this is not below their last reading's pg_snapshot_xmin, since a row that is gone has no `changed` to be found by.
alter table questions add column votes_gone xid8;
