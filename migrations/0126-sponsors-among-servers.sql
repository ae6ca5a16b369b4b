-- What a group or organisation of another server offered by, under the name its server gave it.
alter table co_sponsors add column uri text check (char_length(uri) between 10 and 2048);
create unique index co_sponsors_uri on co_sponsors (uri) where uri is not null;
