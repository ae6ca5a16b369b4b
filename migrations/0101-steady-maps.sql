-- So that a map does not flicker while people answer: how many groups of opinion it shows, how many were best last, and in how many
-- drawings one after the other. Nothing before it claims groups. `anew` is the same map with its groups found from scratch, where that differs.
alter table opinion_maps add column shown_groups smallint check (shown_groups between 1 and 5);
alter table opinion_maps add column best_groups smallint check (best_groups between 1 and 5);
alter table opinion_maps add column best_times smallint check (best_times between 1 and 4);
alter table opinion_maps add column anew jsonb check (pg_column_size(anew) <= 10000000);
alter table opinion_maps add check (num_nulls(shown_groups, best_groups, best_times) in (0, 3));
