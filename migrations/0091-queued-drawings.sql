-- Each vote asks for a drawing in a row of its own: with one row for all (a job key) whoever votes would wait for whoever voted
-- just before. Drawings of one question follow each other in a queue, at least 250 milliseconds apart, and each takes away what was
-- asked before it began.
create function queue_drawing(question bigint) returns void language plpgsql as $$
begin
  perform graphile_worker.add_job('deliberation.draw-map', json_build_object('questionId', question::text), queue_name => 'map:' || question,
    run_at => greatest(now(), (select made_at + interval '250 milliseconds' from opinion_maps where question_id = question and of = 'all')));
end $$;
create or replace function draw_map_anew() returns trigger language plpgsql as $$
begin
  perform queue_drawing(touched.question_id) from (select distinct question_id from changed) as touched;
  return null;
end $$;
