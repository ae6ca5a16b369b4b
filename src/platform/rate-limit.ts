import { sql } from "kysely";
import type { Context } from "./context.ts";
import { TooMany } from "./errors.ts";

export type Limit = { readonly hits: number; readonly seconds: number };

/** Every limit there is, in one place. A route that costs something names one of these. */
export const limits = {
  /** Writing of any kind, for one person. */
  write: { hits: 300, seconds: 300 },
  /** Groups one person joins or asks to be let into. */
  joinGroup: { hits: 60, seconds: 3600 },
  /** Posts of one person. */
  publish: { hits: 60, seconds: 300 },
  /** Pictures sent by one person; an album counts as many. */
  upload: { hits: 30, seconds: 1800 },
  /** Attempts to sign in from one address; a village hall shares one. */
  signInFrom: { hits: 100, seconds: 900 },
  /** Guesses at one person's passphrase from devices they never used. */
  signInTo: { hits: 25, seconds: 3600 },
  /** The same from a device the person has signed in on before. */
  signInKnown: { hits: 25, seconds: 3600 },
  /** Guesses at the code of someone whose passphrase was right, from unknown devices and from known ones. */
  secondStep: { hits: 10, seconds: 3600 },
  secondStepKnown: { hits: 10, seconds: 3600 },
  /** Accounts made from one address; a library may sign up a whole class. */
  signUp: { hits: 400, seconds: 3600 },
  /** Changes of passphrase and codes by one person: each hashes. */
  secrets: { hits: 20, seconds: 3600 },
  /** Comments without an account from one address; a village hall shares one. */
  comment: { hits: 40, seconds: 3600 },
  /** Mails with a link asked for by one person, or from one address; a village hall shares one. */
  mail: { hits: 20, seconds: 3600 },
  /** Tokens sent to the published address of one addressee. */
  claim: { hits: 3, seconds: 86_400 },
  /** The same for one address or handle, whoever asks. */
  mailTo: { hits: 5, seconds: 3600 },
  /** Warnings to one person that someone guesses at their passphrase. */
  warning: { hits: 1, seconds: 86_400 },
  /** Signatures asked for and confirmed by mail from one address: a whole village signs from its library in an hour. */
  sign: { hits: 2000, seconds: 3600 },
  /** Answers to the statements of a question, by one person or from one address: a whole village shares one network. */
  vote: { hits: 6000, seconds: 3600 },
  /** Devices without an account that begin to answer, from one address. */
  ballot: { hits: 600, seconds: 3600 },
  /** Files of signatures from one person or address. */
  export: { hits: 30, seconds: 600 },
  /** Reports of one person to the moderators. */
  report: { hits: 60, seconds: 3600 },
  /** What is written, step by step, or published without an account, from one address; a village hall shares one. */
  ask: { hits: 200, seconds: 3600 },
  /** Messages that gateways bring, from one address. */
  intake: { hits: 1200, seconds: 60 },
  /** Messages of one sender that are answered; a report takes some ten. */
  message: { hits: 40, seconds: 3600 },
  /** The same by mail, where a forged sender would be sent the answers. */
  messageByMail: { hits: 15, seconds: 3600 },
  /** Reports one sender makes by message. */
  reportByMessage: { hits: 5, seconds: 86_400 },
  /** Numbers asked after from one address: 50 bits are not guessed at this pace. */
  track: { hits: 30, seconds: 600 },
  /** News pushed to one person's phones. */
  push: { hits: 60, seconds: 3600 },
  /** Archives asked for or sent by one person; each is work of minutes. */
  archive: { hits: 10, seconds: 86_400 },
  /** Apps that introduce themselves from one address. */
  apps: { hits: 200, seconds: 3600 },
  /** Searches from one person or address. */
  search: { hits: 120, seconds: 60 },
  /** People and posts of other servers looked up by one person. */
  lookup: { hits: 60, seconds: 600 },
  /** Preview cards drawn for one address; a village shares one, and a card is drawn once. */
  draw: { hits: 60, seconds: 60 },
  /** Pictures of other servers looked at by one person, or from one address. */
  proxy: { hits: 240, seconds: 60 },
  /** Activities from one address; the largest servers send some hundred a second. */
  inbox: { hits: 60_000, seconds: 60 },
  /** Activities from one address that were refused. */
  inboxRefused: { hits: 120, seconds: 60 },
  /** Keys of one other server asked for in vain, whoever made us ask: at most five in any minute, on both sides of its end. */
  keyFetch: { hits: 2, seconds: 60 },
  /** Profiles of one person at another server asked for because they say it changed. */
  remoteProfile: { hits: 5, seconds: 300 },
} as const satisfies Record<string, Limit>;
export type LimitName = keyof typeof limits;

/**
 * Counts one hit of `who` against a limit, in fixed windows kept in the database so that all servers share
 * them.
 * @throws TooMany with the seconds until the window ends.
 */
export async function countAgainst(ctx: Context, name: LimitName, who: string): Promise<void> {
  const { hits, seconds } = limits[name];
  const { rows } = await sql<{ hits: number; left: number }>`
    insert into rate_limits as r (bucket, window_start, hits)
    values (${`${name}:${who}`.slice(0, 200)}, to_timestamp(floor(extract(epoch from now()) / ${seconds}) * ${seconds}), 1)
    on conflict (bucket, window_start) do update set hits = r.hits + 1
    returning hits, ceil(extract(epoch from window_start) + ${seconds} - extract(epoch from now()))::integer as left
  `.execute(ctx.db);
  const row = rows[0];
  if (row && row.hits > hits) throw new TooMany(Math.max(1, row.left));
}
