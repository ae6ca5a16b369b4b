import { Hono } from "hono";
import { findLookAlikes } from "#modules/accounts";
import { keepPictures, pictureFiles } from "#modules/media";
import { findConversationOf } from "#modules/posts";
import type { Context } from "#platform/context";
import { NotFound } from "#platform/errors";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { evenFrozen, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { NEWEST, readId } from "#platform/paging";
import { answerRequest } from "./answer-request.ts";
import { findAddressees, suggestAddressees } from "./find-people.ts";
import { leaveConversation } from "./leave-conversation.ts";
import { markRead } from "./mark-read.ts";
import { muteConversation } from "./mute-conversation.ts";
import { countRequests, getConversation, listConversations, listMessages, type OpenConversation } from "./queries.ts";
import { MOST_OTHERS, newMessageForm, pictureMessageForm, readHandles } from "./rules.ts";
import { sendMessage } from "./send-message.ts";
import { startConversation } from "./start-conversation.ts";
import { ConversationPage } from "./views/conversation-page.tsx";
import { ConversationsPage, RequestsPage } from "./views/list-pages.tsx";
import { NewMessagePage } from "./views/new-page.tsx";

const before = (c: RequestContext) => readId(c.req.query("before"));

/** The conversation an address names, if the viewer is in it. @throws NotFound */
function conversationOf(c: RequestContext, ctx: Context = c.var.ctx): Promise<OpenConversation> {
  const id = readId(c.req.param("id"));
  if (!id) throw new NotFound();
  return getConversation(ctx, viewerOf(c), id);
}

/** One press that does one thing with a conversation. */
function deed(
  act: (ctx: Context, viewer: ReturnType<typeof viewerOf>, conversation: OpenConversation) => Promise<void>,
  to?: string,
) {
  return (c: RequestContext) =>
    press(c, async (ctx) => {
      const conversation = await conversationOf(c, ctx);
      await act(ctx, viewerOf(c), conversation);
      return to ?? `/messages/${conversation.id}`;
    });
}

async function conversationPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const conversation = await conversationOf(c);
  const [messages, likes] = await Promise.all([
    listMessages(ctx, viewerOf(c), conversation, before(c) ?? NEWEST),
    findLookAlikes(ctx, viewerOf(c), conversation.others),
  ]);
  const isNewest = before(c) === undefined;
  const isRead =
    c.req.method === "GET" && isNewest && conversation.mine.unread && conversation.mine.state === "accepted";
  if (isRead) await markRead(ctx, viewerOf(c), conversation);
  const unread = isRead && !conversation.mine.muted ? (shell.unread ?? 1) - 1 : (shell.unread ?? 0);
  return (
    <ConversationPage
      shell={{ ...shell, unread }}
      conversation={conversation}
      messages={messages}
      likes={likes}
      isNewest={isNewest}
      filled={filled}
    />
  );
}

/** Choosing people and writing the first words. `to` are the handles chosen so far. */
async function newPage(c: RequestContext, filled: Filled) {
  const { ctx, shell } = c.var;
  const viewer = viewerOf(c);
  const search = (c.req.query("q") ?? "").slice(0, 60).toWellFormed();
  const chosen = await findAddressees(ctx, viewer, readHandles(filled.values["to"]).slice(0, MOST_OTHERS));
  const likes = await findLookAlikes(ctx, viewer, chosen);
  const isFull = chosen.length >= MOST_OTHERS;
  const found = isFull ? [] : await suggestAddressees(ctx, viewer, search);
  const suggested = found.filter(({ id }) => !chosen.some((one) => one.id === id));
  return (
    <NewMessagePage shell={shell} chosen={chosen} likes={likes} suggested={suggested} search={search} filled={filled} />
  );
}

/** Conversations of a few named people. */
export const messagesRoutes = new Hono<Env>()
  .get("/messages", member, async (c) => {
    const { ctx, shell } = c.var;
    const viewer = viewerOf(c);
    const [conversations, requests] = await Promise.all([
      listConversations(ctx, viewer, "accepted", before(c) ?? NEWEST),
      countRequests(ctx, viewer),
    ]);
    return show(c, <ConversationsPage shell={shell} conversations={conversations} requests={requests} />);
  })
  .get("/messages/requests", member, async (c) => {
    const asked = await listConversations(c.var.ctx, viewerOf(c), "requested", before(c) ?? NEWEST);
    return show(c, <RequestsPage shell={c.var.shell} conversations={asked} />);
  })
  .get("/messages/new", member, async (c) => {
    const { ctx } = c.var;
    const viewer = viewerOf(c);
    const to = c.req.query("to") ?? "";
    const [only, ...more] = await findAddressees(ctx, viewer, readHandles(to).slice(0, MOST_OTHERS));
    if (only && more.length === 0 && c.req.query("more") === undefined) {
      const people = [viewer.id, only.id].sort((one, two) => (BigInt(one) < BigInt(two) ? -1 : 1));
      const held = await findConversationOf(ctx, people);
      const mine = held && (await getConversation(ctx, viewer, held.id).catch(() => undefined));
      if (mine) return c.redirect(`/messages/${mine.id}`, 303);
    }
    return show(c, await newPage(c, { ...emptyForm, values: { to } }));
  })
  .post("/messages", evenFrozen, limit("publish"), (c) =>
    submit(c, {
      schema: newMessageForm,
      run: async (ctx, draft) => {
        const message = await startConversation(ctx, viewerOf(c), draft);
        return `/messages/${message.conversation_id}#p${message.id}`;
      },
      again: (filled) => newPage(c, filled),
    }),
  )
  .get("/messages/:id", member, async (c) => show(c, await conversationPage(c, emptyForm)))
  .post("/messages/:id/posts", evenFrozen, limit("publish"), async (c) => {
    await conversationOf(c);
    return submit(c, {
      schema: pictureMessageForm,
      files: pictureFiles(c.var.ctx, 1),
      check: async (ctx, _, uploads) => keepPictures(ctx, viewerOf(c), uploads),
      run: async (ctx, draft, pictures) => {
        const conversation = await conversationOf(c, ctx);
        const message = await sendMessage(ctx, viewerOf(c), conversation, draft, pictures);
        return `/messages/${conversation.id}#p${message.id}`;
      },
      again: (filled) => conversationPage(c, filled),
    });
  })
  .post(
    "/messages/:id/acceptance",
    member,
    limit("write"),
    deed((...all) => answerRequest(...all, "accepted")),
  )
  .post(
    "/messages/:id/refusal",
    member,
    limit("write"),
    deed((...all) => answerRequest(...all, "declined"), "/messages/requests"),
  )
  .post(
    "/messages/:id/mute",
    member,
    limit("write"),
    deed((...all) => muteConversation(...all, true)),
  )
  .post(
    "/messages/:id/mute/removal",
    member,
    limit("write"),
    deed((...all) => muteConversation(...all, false)),
  )
  .post("/messages/:id/membership/removal", member, limit("write"), deed(leaveConversation, "/messages"));
