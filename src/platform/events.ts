import { sql } from "kysely";
import type { Context } from "./context.ts";

/** Something that happened, named in the past: `posts.published`. The payload is JSON. */
export type Event = { readonly name: string; readonly payload: Readonly<Record<string, unknown>> };

/** Which tasks follow which event; written in app.ts. */
export type Listeners = Readonly<Record<string, readonly string[]>>;

/** Puts what several rooms do after the same events together. */
export function joinListeners(...all: readonly Listeners[]): Listeners {
  const names = new Set(all.flatMap((listeners) => Object.keys(listeners)));
  return Object.fromEntries([...names].map((name) => [name, all.flatMap((listeners) => listeners[name] ?? [])]));
}

/**
 * Queues one task for each listener inside the caller's transaction (an outbox), so that a crash loses
 * neither the event nor what follows from it.
 */
export async function publish(ctx: Context, event: Event): Promise<void> {
  const tasks = ctx.listeners[event.name] ?? [];
  if (tasks.length === 0) return;
  await sql`select graphile_worker.add_job(task, ${JSON.stringify(event.payload)}::json) from unnest(${[...tasks]}::text[]) as task`.execute(
    ctx.db,
  );
}

/** Queues a task, to be done at once or at a later moment; inside a transaction it exists only if the transaction does. */
export async function queueTask(
  ctx: Context,
  task: string,
  payload: Readonly<Record<string, unknown>>,
  at?: Date,
): Promise<void> {
  await sql`select graphile_worker.add_job(${task}, ${JSON.stringify(payload)}::json, run_at => ${at ?? null}::timestamptz)`.execute(
    ctx.db,
  );
}
