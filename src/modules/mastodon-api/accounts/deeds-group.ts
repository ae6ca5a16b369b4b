import { Hono } from "hono";
import { z } from "zod";
import { type Account, accountUseCases, unfollowAccount } from "#modules/accounts";
import { blockAccount, muteAccount, unblockAccount, unmuteAccount } from "#modules/trust";
import { type Context, inTransaction } from "#platform/context";
import { Invalid } from "#platform/errors";
import type { Viewer } from "#platform/http/env";
import { limit, viewerOf } from "#platform/http/guards";
import { answer } from "../answer.ts";
import { relationshipsOf } from "../entities/relationship.ts";
import type { ApiContext, ApiEnv } from "../env.ts";
import { flag, text, whole } from "../fields.ts";
import { scope } from "../guards.ts";
import { take } from "../read-sent.ts";
import { accountOf, personOf } from "./account-of.ts";
import { followOrJoin, unfollowOrLeave } from "./follow-or-join.ts";

type Deed<Form> = (ctx: Context, viewer: Viewer, account: Account, form: Form) => Promise<unknown>;

/** Does something about the person an address names, and answers with how the two stand then. */
function about<Schema extends z.ZodType>(
  who: (c: ApiContext) => Promise<Account>,
  schema: Schema,
  deed: Deed<z.infer<Schema>>,
) {
  return async (c: ApiContext) => {
    const form = await take(c, schema);
    const account = await who(c);
    const viewer = viewerOf(c);
    await inTransaction(c.var.ctx, (ctx) => deed(ctx, viewer, account, form));
    const [relationship] = await relationshipsOf(c.var, [account.id]);
    return answer(c, relationship);
  };
}

const nothing = z.object({});
const following = z.object({ reblogs: flag, notify: flag });
const muting = z.object({ duration: whole(0, 1e9), notifications: flag });
const noting = z.object({ comment: text });

/** An app's `reblogs` says whether what they pass on is shown; that each post be announced is not to be had here. */
const follow: Deed<z.infer<typeof following>> = async (ctx, viewer, account, { reblogs }) => {
  await followOrJoin(ctx, viewer, account);
  if (reblogs !== undefined) await accountUseCases.hideShares(ctx, viewer, account, !reblogs);
};

const DAY = 86_400;
const mute: Deed<z.infer<typeof muting>> = (ctx, viewer, account, { duration = 0 }) =>
  muteAccount(ctx, viewer, account, duration / DAY);

const noEndorsements = () => {
  throw new Invalid({ form: "noEndorsement" });
};

const at = <Verb extends string>(verb: Verb) => `/api/v1/accounts/:id/${verb}` as const;
const writes = limit("write");

/** What one does about people. */
export const accountDeedsGroup = new Hono<ApiEnv>()
  .post(at("follow"), scope("write:follows"), writes, about(accountOf, following, follow))
  .post(
    at("unfollow"),
    scope("write:follows"),
    writes,
    about(personOf, nothing, (ctx, viewer, account) => unfollowOrLeave(ctx, viewer, account)),
  )
  .post(
    at("remove_from_followers"),
    scope("write:follows"),
    writes,
    about(personOf, nothing, (ctx, viewer, account) => unfollowAccount(ctx, account, viewer, "followee")),
  )
  .post(
    at("block"),
    scope("write:blocks"),
    writes,
    about(personOf, nothing, (ctx, viewer, account) => blockAccount(ctx, viewer, account)),
  )
  .post(
    at("unblock"),
    scope("write:blocks"),
    writes,
    about(personOf, nothing, (ctx, viewer, { id }) => unblockAccount(ctx, viewer, id)),
  )
  .post(at("mute"), scope("write:mutes"), writes, about(accountOf, muting, mute))
  .post(
    at("unmute"),
    scope("write:mutes"),
    writes,
    about(personOf, nothing, (ctx, viewer, { id }) => unmuteAccount(ctx, viewer, id)),
  )
  .post(
    at("note"),
    scope("write:accounts"),
    writes,
    about(accountOf, noting, (ctx, viewer, account, { comment = "" }) =>
      accountUseCases.noteAbout(ctx, viewer, account, comment.trim()),
    ),
  )
  .post(at("pin"), scope("write:accounts"), writes, noEndorsements)
  .post(at("unpin"), scope("write:accounts"), writes, noEndorsements)
  .post(at("endorse"), scope("write:accounts"), writes, noEndorsements)
  .post(at("unendorse"), scope("write:accounts"), writes, noEndorsements);
