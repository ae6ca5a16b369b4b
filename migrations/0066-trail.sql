-- What came without an account waits until a moderator has read it.
alter table demands add column held_at timestamptz;
-- Whoever made it without an account opens it again with a secret; this is its hash.
alter table demands add column key_hash bytea unique check (octet_length(key_hash) = 32);
