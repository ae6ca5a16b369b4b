-- A question with all of its 10,000 statements has a map of some six megabytes.
alter table opinion_maps drop constraint opinion_maps_result_check;
alter table opinion_maps add constraint opinion_maps_result_check check (pg_column_size(result) <= 10000000);

-- A map is drawn anew when people who took part are gone, and when a statement is shown, taken out or marked as one about who
-- answers; whichever door that came through. Votes ask for it themselves (castVote).
create function draw_map_anew() returns trigger language plpgsql as $$
begin
  perform graphile_worker.add_job('deliberation.draw-map', json_build_object('questionId', touched.question_id::text),
      job_key => 'map:' || touched.question_id, job_key_mode => 'preserve_run_at')
    from (select distinct question_id from changed) as touched;
  return null;
end $$;
create trigger question_participants_gone after delete on question_participants referencing old table as changed
  for each statement execute function draw_map_anew();
create trigger statements_decided after update on statements referencing new table as changed
  for each statement execute function draw_map_anew();
