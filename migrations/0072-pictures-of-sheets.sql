-- A picture of a signed sheet, which is for those who look after the demand: names of people stand on it.
alter table pictures add column sheet_id bigint references signature_sheets (id) on delete cascade;
alter table pictures drop constraint pictures_check;
alter table pictures add constraint pictures_check check (num_nonnulls(post_id, draft_id, story_id, part, demand_id, demand_draft_id, sheet_id) <= 1);
create index pictures_sheet on pictures (sheet_id, position) where sheet_id is not null;
drop index pictures_loose;
create index pictures_loose on pictures (created_at) where ready_at is null or num_nonnulls(post_id, draft_id, story_id, part, demand_id, demand_draft_id, sheet_id) = 0;
