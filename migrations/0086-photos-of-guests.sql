-- Who reports without an account may show what they saw: such a photo is nobody's, and goes with the report it hangs on.
alter table pictures alter column account_id drop not null;
alter table pictures add constraint pictures_of_guests check (account_id is not null or num_nonnulls(post_id, draft_id, story_id, part, sheet_id) = 0);
create index pictures_guests on pictures (created_at) where account_id is null and demand_id is null;
