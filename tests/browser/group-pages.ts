import { createGroup, getGroup, groupInviteCode, joinGroup } from "#modules/groups";
import type { House } from "./house.ts";
import { type Kind, send } from "./pages.ts";

const making = { about: "Menimbang balita", place: "RW 03", approves: false, question: "", agreement: "" } as const;

/** Every kind of page of groups: an open one with subjects and a post, a closed one that somebody asks to be let into. */
export async function groupKinds({ ctx, pool }: House, old: string): Promise<Kind[]> {
  const account = (handle: string) =>
    ctx.db.selectFrom("accounts").selectAll().where("handle", "=", handle).executeTakeFirstOrThrow();
  const [owner, other] = [await account(old), await account("mbah_karto")];
  await createGroup(ctx, owner, { ...making, access: "public", name: "Posyandu Melati", handle: "posyandu_melati" });
  await createGroup(ctx, owner, {
    ...making,
    access: "private",
    name: "Lingkar Ibu",
    handle: "lingkar_ibu",
    question: "Anda dari RT berapa?",
    agreement: "Cerita tetap di sini.",
  });
  const open = await getGroup(ctx, other, "posyandu_melati");
  await joinGroup(ctx, other, open);
  await joinGroup(ctx, other, await getGroup(ctx, other, "lingkar_ibu"), { answer: "RT 05", agree: true });
  await pool.query("insert into group_topics (group_id, name) values ($1, 'Imunisasi'), ($1, 'Gizi')", [open.id]);
  const { rows } = await pool.query<{ id: string }>(
    `insert into group_invites (group_id, made_by, uses_left, expires_at) values ($1, $2, 50, now() + interval '9 days') returning id`,
    [open.id, owner.id],
  );
  const post = await pool.query<{ id: string }>(
    "update posts set group_id = $1 where id = (select max(id) from posts where author_id = $2 and audience = 'public' and in_reply_to_id is null) returning id",
    [open.id, owner.id],
  );
  const code = groupInviteCode(ctx, { id: rows[0]?.id ?? "" });
  const own = (name: string, path: string, route = path): Kind => ({ name, route, path, as: old });
  const at = (name: string, page: string, group = "posyandu_melati"): Kind =>
    own(name, `/groups/${group}${page}`, `/groups/:group${page}`);
  const wrong = (kind: Kind, form: string, fields = {}): Kind => ({
    ...kind,
    name: `${kind.name}, with mistakes`,
    status: 422,
    act: send(form, fields),
  });
  const making1 = own("making a group", "/groups/new");
  const one = `/groups/posyandu_melati/posts/${post.rows[0]?.id}`;
  return [
    own("groups", "/groups"),
    { name: "groups, for guests", route: "/groups", path: "/groups" },
    making1,
    wrong(making1, "/groups/new/2"),
    { ...making1, name: "making a group, second step", act: send("/groups/new/2", { name: "Tani" }) },
    at("a group", ""),
    { name: "a closed group, for guests", route: "/groups/:group", path: "/groups/lingkar_ibu" },
    at("about a group", "/about"),
    at("members who wait", "/members", "lingkar_ibu"),
    { ...at("a member", "/members/mbah_karto"), route: "/groups/:group/members/:handle" },
    { name: "joining a group", route: "/groups/:group/join", path: "/groups/lingkar_ibu/join", as: "bidan_ratih" },
    {
      name: "joining by a link",
      route: "/groups/:group/join/:invite",
      path: `/groups/posyandu_melati/join/${code}`,
      as: "bidan_ratih",
    },
    at("one's membership", "/membership"),
    at("invitations", "/invitations"),
    wrong(at("invitations", "/invitations"), "/groups/posyandu_melati/invitations"),
    at("a group's poster", "/poster"),
    own("a poster with an invitation", `/groups/posyandu_melati/poster/${code}`, "/groups/:group/poster/:invite"),
    at("a group's settings", "/settings"),
    wrong(at("a group's settings", "/settings"), "/groups/posyandu_melati/settings"),
    at("a group's book", "/log"),
    at("an agreement", "/agreement", "lingkar_ibu"),
    at("wordings of an agreement", "/agreement/versions", "lingkar_ibu"),
    at("photos of a group", "/pictures"),
    own("looking after a post", one, "/groups/:group/posts/:id"),
    wrong(own("looking after a post", one, "/groups/:group/posts/:id"), `${one}/hiding`),
    own("writing in a group", "/posts/new?group=posyandu_melati", "/posts/new"),
  ];
}
