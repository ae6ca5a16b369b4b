-- Who was asked to be trusted counts once they said yes.
alter table trusted_people add column accepted_at timestamptz;

-- Several may ask for one account at once: nobody keeps the owner out by asking first. Each has a code of its own.
drop index recoveries_open;
create index recoveries_open on recoveries (account_id) where ended_at is null;
create index recoveries_asked_at on recoveries (asked_at);
