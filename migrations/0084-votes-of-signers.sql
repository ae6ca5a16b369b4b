-- Whether it was really done is also asked of signers by mail, by the link of their signature, and at a desk, where a
-- helper enters what somebody before them says.
alter table demand_votes drop constraint demand_votes_check;
alter table demand_votes add column signature_id bigint references signatures (id) on delete cascade;
alter table demand_votes add column helper_id bigint references accounts (id) on delete set null;
alter table demand_votes add constraint demand_votes_check check (num_nonnulls(account_id, signature_id) + by_key::int = 1);
create unique index demand_votes_signature on demand_votes (demand_id, round, signature_id) where signature_id is not null;
create index demand_votes_of_signature on demand_votes (signature_id) where signature_id is not null;
create index demand_votes_helper on demand_votes (helper_id) where helper_id is not null;
create index signatures_affected on signatures (demand_id) where affected and state = 'valid';
-- The round whose question a signer was mailed, so that it is mailed once.
alter table signatures add column asked_round smallint not null default 0 check (asked_round >= 0);
