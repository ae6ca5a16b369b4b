import { fingerprintOf } from "#platform/secrets";
import { keepMailLink } from "../../src/modules/accounts/safety/mail-links.ts";
import { sealAddress } from "../../src/modules/accounts/safety/mailbox.ts";
import type { House } from "./house.ts";
import { type Kind, send } from "./pages.ts";

/** Someone who signs in in two steps, and someone who has asked to be deleted. */
const [careful, leaving] = ["bidan_ratih", "berpamitan"];

const [word, other] = ["a".repeat(43), "b".repeat(43)];
const recovering = `/session/mail-recovery/${word}`;

/** Every kind of page about the safety of an account. */
export async function safetyKinds({ pool, ctx }: House, old: string): Promise<Kind[]> {
  await pool.query(
    `insert into accounts (handle, name, status) values ('${leaving}', 'Berpamitan Dulu', 'leaving');
     insert into departures (account_id, former_status) select id, 'active' from accounts where handle = '${leaving}';
     insert into one_time_codes (account_id, sealed_seed, last_step)
     select id, decode(repeat('ab', 48), 'hex'), 1 from accounts where handle = '${careful}'`,
  );
  const { id } = await ctx.db.selectFrom("accounts").select("id").where("handle", "=", old).executeTakeFirstOrThrow();
  await keepMailLink(ctx, { id }, { secret: word, purpose: "recover" });
  const sealed_address = sealAddress(ctx, { id }, "siti@desa.example");
  await keepMailLink(ctx, { id }, { secret: other, purpose: "confirm", sealed_address });
  await pool.query("insert into email_addresses (account_id, sealed_address, mailbox_hash) values ($1, $2, $3)", [
    id,
    sealed_address,
    fingerprintOf("siti"),
  ]);
  await pool.query(
    "insert into passkeys (account_id, credential_id, public_key, name, used_at) values ($1, 'kunci-hp-ibu', 'x', 'HP Ibu', now())",
    [id],
  );
  const { rows } = await pool.query<{ id: string }>(
    `with asker as (select id from accounts where handle = '${careful}'),
      friends as (select id from accounts where handle in ('mbah_karto', 'dimas_bola')),
      trust as (insert into trusted_people (account_id, trusted_id, accepted_at)
        select asker.id, $1::bigint, now() - interval '9 days' from asker
        union all select id, $1::bigint, null from friends where id <> $1::bigint union all select $1::bigint, id, now() from friends)
      insert into recoveries (account_id, token_hash, code_hash) select id, sha256('a'), sha256('b') from asker returning id`,
    [id],
  );
  const vouching = `/recoveries/${rows[0]?.id}`;
  const { rows: imports } = await pool.query<{ id: string }>(
    `with made as (insert into exports (account_id, state, bytes) values ($1, 'ready', 4000000))
      insert into imports (account_id, state, done) values ($1, 'ready',
        '{"in": {"posts": 12, "follows": 3}, "left": {"answer": 2, "share": 1}}') returning id`,
    [id],
  );
  const brought = imports[0]?.id;
  const guest = (name: string, path: string, act?: Kind["act"], route = path): Kind => ({
    name,
    route,
    path,
    ...(act && { act, status: 422 }),
  });
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
    own("one's archive", "/settings/archive"),
    own("one's archive, with mistakes", "/settings/archive", send("/settings/imports")),
    { ...own("something brought in", `/settings/imports/${brought}`), route: "/settings/imports/:id" },
    own("accounts here", "/settings/accounts"),
    own("trusted people", "/settings/trusted-people"),
    own("trusted people, with mistakes", "/settings/trusted-people", send("/settings/trusted-people")),
    { ...own("helping someone in", vouching), route: "/recoveries/:id" },
    { ...own("helping someone in, with mistakes", vouching, send(`${vouching}/vouch`)), route: "/recoveries/:id" },
    guest("asking trusted people", "/session/trusted-recovery"),
    guest("asking trusted people, with mistakes", "/session/trusted-recovery", send("/session/trusted-recovery")),
    {
      ...guest("waiting for trusted people", "/session/trusted-recovery"),
      act: send("/session/trusted-recovery", { handle: old }),
    },
    { ...guest("starting over", "/session/trusted-recovery"), act: send("/session/trusted-recovery/removal") },
    { ...own("a page while someone asks for one's account", "/about"), as: careful },
    own("passkeys", "/settings/passkeys"),
    own("passkeys, with mistakes", "/settings/passkeys", send("/settings/passkeys")),
    own("one's address", "/settings/mail-address"),
    own("one's address, with mistakes", "/settings/mail-address", send("/settings/mail-address")),
    { ...own("no address yet", "/settings/mail-address"), as: careful },
    guest("an address to confirm", `/mail-address/${other}`, undefined, "/mail-address/:secret"),
    { ...guest("a link that is over", `/mail-address/${word}`, undefined, "/mail-address/:secret"), status: 404 },
    guest("an address confirmed", "/mail-address"),
    guest("recovery by mail", "/session/mail-recovery"),
    guest("recovery by mail, with mistakes", "/session/mail-recovery", send("/session/mail-recovery")),
    guest("recovery by mail, sent", "/session/mail-recovery?sent", undefined, "/session/mail-recovery"),
    guest(
      "a new passphrase, with mistakes",
      recovering,
      send(recovering, { passphrase: "pendek" }),
      "/session/mail-recovery/:secret",
    ),
    { ...own("an account being deleted", "/leaving"), as: leaving },
  ];
}
