import type pg from "pg";
import { type Kind, send } from "./pages.ts";

/** Someone who signs in in two steps, and someone who has asked to be deleted. */
const [careful, leaving] = ["bidan_ratih", "berpamitan"];

/** Every kind of page about the safety of an account. */
export async function safetyKinds(pool: pg.Pool, old: string): Promise<Kind[]> {
  await pool.query(
    `insert into accounts (handle, name, status) values ('${leaving}', 'Berpamitan Dulu', 'leaving');
     insert into departures (account_id, former_status) select id, 'active' from accounts where handle = '${leaving}';
     insert into one_time_codes (account_id, sealed_seed, last_step)
     select id, decode(repeat('ab', 48), 'hex'), 1 from accounts where handle = '${careful}'`,
  );
  const own = (name: string, path: string, act?: Kind["act"]): Kind => ({
    name,
    route: path,
    path,
    as: old,
    ...(act && { act, status: 422 }),
  });
  return [
    own("account safety", "/settings/safety"),
    own("setting up two steps", "/settings/second-step"),
    own("setting up two steps, with mistakes", "/settings/second-step", send("/settings/second-step")),
    { ...own("two steps", "/settings/second-step"), as: careful },
    {
      name: "the second step",
      route: "/session/second-step",
      path: "/session/new",
      act: send("/session", { handle: careful, passphrase: "sukamaju-demo" }),
    },
    own("proving who one is", "/session/confirmation"),
    own("proving who one is, with mistakes", "/session/confirmation", send("/session/confirmation")),
    own("deleting one's account", "/settings/removal"),
    own("deleting one's account, with mistakes", "/settings/removal", send("/settings/removal")),
    { ...own("an account being deleted", "/leaving"), as: leaving },
  ];
}
