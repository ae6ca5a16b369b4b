-- A vote asks for a drawing only if none waits for its turn that will see it: whoever votes holds a waiting one fast until their vote is
-- written (`for key share`), so that nobody takes it before; several can hold it at once. One that is nearly due is left alone, since a worker
-- who finds it held would pass it by. Drawings of one question begin at least 400 milliseconds apart, also when votes never stop.
create or replace function queue_drawing(question bigint) returns void language plpgsql as $$
declare
  mine text := 'map:' || question;
  due timestamptz := (select greatest(now(), max(drawn.at) + interval '400 milliseconds') from (
    select made_at as at from opinion_maps where question_id = question and of = 'all'
    union all select locked_at from graphile_worker._private_job_queues where queue_name = mine) as drawn);
begin
  perform from graphile_worker._private_jobs as jobs join graphile_worker._private_job_queues as queues on queues.id = job_queue_id
    where queue_name = mine and jobs.is_available and priority = 0
      and run_at between clock_timestamp() + interval '50 milliseconds' and due limit 1 for key share of jobs skip locked;
  if found then return; end if;
  perform graphile_worker.add_job('deliberation.draw-map', json_build_object('questionId', question::text), queue_name => mine, run_at => due);
end $$;
