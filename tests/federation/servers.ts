import type { AddressInfo } from "node:net";
import { after } from "node:test";
import { createAdaptorServer } from "@hono/node-server";
import type { Account } from "#modules/accounts";
import type { Context } from "#platform/context";
import { openSender } from "#platform/fetch/send-outside";
import { keepTurn } from "../../src/modules/federation/delivery/keep-turn.ts";
import { settleTurns } from "../../src/modules/federation/delivery/settle-turns.ts";
import { takeTurns } from "../../src/modules/federation/delivery/take-turns.ts";
import { lookUpHandle } from "../../src/modules/federation/look-up-handle.ts";
import { fetchActor } from "../../src/modules/federation/remote/fetch-actor.ts";
import { signFor } from "../../src/modules/federation/sign-for.ts";
import { makeWorld, type Person, type World } from "../world.ts";

/** A whole Gaung of its own, with its own database, that others reach by name over http on this machine. */
export type Server = World & {
  readonly host: string;
  /** Who a member of another server is here, looked up as a task would; asked anew. */
  readonly knows: (other: Server, person: Person) => Promise<Account>;
};

const HERE = "127.0.0.1";

/** Starts servers under the names desa.test, kota.test and so on, which know each other by name and nobody else. */
export async function openServers(names: readonly string[], env: Record<string, string> = {}): Promise<Server[]> {
  const doors = await Promise.all(names.map(openDoor));
  const ports = doors.map(({ port }) => port);
  const outside = { resolve: async () => [{ address: HERE, family: 4 }], allowed: [HERE], ports };
  return Promise.all(
    names.map(async (name, index) => {
      const door = doors[index] ?? { port: 0, open: () => {} };
      const host = `${name}.test:${door.port}`;
      const world = await makeWorld({ env: { BASE_URL: `http://${host}`, ...env } });
      Object.assign(world.ctx, { outside });
      door.open((request, incoming) => world.app.fetch(request, incoming as never));
      const knows: Server["knows"] = async (other, person) => {
        const found = await lookUpHandle(world.ctx, handleOf(other, person));
        const account = found && (await fetchActor(world.ctx, found.uri));
        if (!account) throw new Error(`${name} does not find ${handleOf(other, person)}`);
        return account;
      };
      return { ...world, host, knows };
    }),
  );
}

/** How somebody is written to from elsewhere: siti@desa.test:4100. */
export const handleOf = (server: Server, { account }: Person): string => `${account.handle}@${server.host}`;

type Answer = (request: Request, env: unknown) => Response | Promise<Response>;

async function openDoor(): Promise<{ port: number; open: (answer: Answer) => void }> {
  let answer: Answer = () => new Response("not yet", { status: 503 });
  const server = createAdaptorServer({ fetch: (request, env) => answer(request, env) });
  await new Promise<void>((resolve) => server.listen(0, HERE, () => resolve()));
  after(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    open: (given) => {
      answer = given;
    },
  };
}

/** Lets all servers do what they have to do and tell each other, until nobody has anything more to say. Time passes meanwhile. */
export async function talk(servers: readonly Server[]): Promise<void> {
  for (let round = 0; round < 30; round++) {
    for (const server of servers) await server.settle();
    const sent = await Promise.all(servers.map(deliverAll));
    if (sent.every((count) => count === 0) && !(await anyLeft(servers))) return;
  }
  const stuck = await Promise.all(
    servers.map(({ pool }) => pool.query("select kind, uri, reason from inbox_activities where done_at is null")),
  );
  throw new Error(`The servers do not stop talking: ${JSON.stringify(stuck.map(({ rows }) => rows))}`);
}

/** Sends what waits, whenever it was to go out; returns how many. */
export async function deliverAll({ ctx, pool }: Pick<Server, "ctx" | "pool">): Promise<number> {
  await pool.query("update deliveries set due_at = now()");
  await pool.query(
    "update delivery_hosts set due_at = now() where exists (select from deliveries where deliveries.host = delivery_hosts.host)",
  );
  const sender = openSender(ctx);
  let count = 0;
  for (;;) {
    const turns = await takeTurns(ctx, 16);
    if (turns.length === 0) break;
    const { rows } = await pool.query("select id, actor_id, activity from outgoing_activities");
    const means = {
      activities: new Map(rows.map((row) => [row.id, row])),
      signerOf: signerOf(ctx),
      sender,
      isStopping: () => false,
    };
    const kept = await Promise.all(turns.map((turn) => keepTurn(ctx, turn, means)));
    const failed = kept.flatMap(({ verdicts }) => verdicts.filter(({ verdict }) => verdict.kind !== "done"));
    if (failed.length > 0) throw new Error(`Not taken: ${JSON.stringify(failed)}`);
    await settleTurns(ctx, kept);
    count += kept.reduce((sum, { verdicts }) => sum + verdicts.length, 0);
  }
  await sender.close();
  return count;
}

const signerOf = (ctx: Context) => (actorId: string) => signFor(ctx, actorId === "0" ? "server" : { id: actorId });

async function anyLeft(servers: readonly Server[]): Promise<boolean> {
  for (const { pool } of servers) {
    const { rows } = await pool.query(
      "select exists (select from deliveries) or exists (select from inbox_activities where done_at is null and dead_at is null) as left",
    );
    if (rows[0].left) return true;
  }
  return false;
}
