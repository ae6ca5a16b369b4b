import { Hono, type Context as HonoContext } from "hono";
import { setCookie } from "hono/cookie";
import { Invalid, NotFound } from "#platform/errors";
import type { Env } from "#platform/http/env";
import { emptyForm, press, submit } from "#platform/http/form";
import { anyone, evenFrozen, limit, member, signedIn, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { writePreferences } from "#platform/preferences";
import { changePassphrase } from "./change-passphrase.ts";
import { editPrivacy, editProfile, fieldsOf } from "./edit-profile.ts";
import { displayForm, passphraseForm, privacyForm, profileForm } from "./forms.ts";
import { CARDS, endInvite, inviteCode, makeCardInvites, makeInvite } from "./invites.ts";
import { listInvites, listSessions } from "./queries.ts";
import type { Account } from "./rules.ts";
import { endSession, endSessions } from "./sessions.ts";
import { InviteCardsPage } from "./views/invite-cards.tsx";
import { InvitesPage, SessionsPage, type ShownInvite } from "./views/list-pages.tsx";
import {
  DisplayPage,
  PassphrasePage,
  PrivacyFormPage,
  ProfileFormPage,
  SettingsPage,
} from "./views/settings-pages.tsx";

const YEAR = 31_536_000;

/** A profile as its form shows it. */
function profileValues(account: Account): Record<string, string> {
  const { name, bio, place, pronouns } = account;
  const fields = fieldsOf(account).flatMap((field, index) => [
    [`field_name_${index + 1}`, field.name],
    [`field_value_${index + 1}`, field.value],
  ]);
  return {
    name,
    bio,
    place,
    pronouns,
    languages: account.languages.join(", "),
    skills: account.skills.join(", "),
    ...Object.fromEntries(fields),
  };
}

async function shownInvites(c: HonoContext<Env>): Promise<ShownInvite[]> {
  const { ctx } = c.var;
  return (await listInvites(ctx, viewerOf(c))).map((invite) => ({
    ...invite,
    link: new URL(`/invites/${inviteCode(ctx, invite)}`, ctx.config.baseUrl).href,
  }));
}

async function invitesPage(c: HonoContext<Env>, errors: Readonly<Record<string, string>>) {
  return <InvitesPage shell={c.var.shell} invites={await shownInvites(c)} errors={errors} />;
}

function idOf(text: string | undefined): string {
  const id = readId(text);
  if (!id) throw new NotFound();
  return id;
}

/** What a person sets for themselves. A page saved says so through `?saved`. */
export const settingsRoutes = new Hono<Env>()
  .get("/settings", member, (c) => show(c, <SettingsPage shell={c.var.shell} viewer={viewerOf(c)} />))
  .get("/settings/profile", signedIn, (c) =>
    show(
      c,
      <ProfileFormPage
        shell={c.var.shell}
        filled={{ values: profileValues(viewerOf(c)), errors: {} }}
        saved={c.req.query("saved") !== undefined}
      />,
    ),
  )
  .post("/settings/profile", signedIn, limit("write"), (c) =>
    submit(c, {
      schema: profileForm,
      run: async (ctx, draft) => {
        await editProfile(ctx, viewerOf(c), draft);
        return "/settings/profile?saved";
      },
      again: (filled) => <ProfileFormPage shell={c.var.shell} filled={filled} />,
    }),
  )
  .get("/settings/privacy", member, (c) => {
    const { locked, listed, findable_by, place_seen_by, follows_seen_by, messages_from } = viewerOf(c);
    const values = {
      locked: locked ? "on" : "",
      listed: listed ? "on" : "",
      findable_by,
      place_seen_by,
      follows_seen_by,
      messages_from,
    };
    return show(
      c,
      <PrivacyFormPage
        shell={c.var.shell}
        filled={{ values, errors: {} }}
        saved={c.req.query("saved") !== undefined}
      />,
    );
  })
  .post("/settings/privacy", evenFrozen, limit("write"), (c) =>
    submit(c, {
      schema: privacyForm,
      run: async (ctx, choice) => {
        await editPrivacy(ctx, viewerOf(c), choice);
        return "/settings/privacy?saved";
      },
      again: (filled) => <PrivacyFormPage shell={c.var.shell} filled={filled} />,
    }),
  )
  .get("/settings/display", anyone, (c) =>
    show(c, <DisplayPage shell={c.var.shell} filled={emptyForm} saved={c.req.query("saved") !== undefined} />),
  )
  .post("/settings/display", anyone, limit("write"), (c) =>
    submit(c, {
      schema: displayForm,
      run: async (ctx, chosen) => {
        const { viewer } = c.var;
        if (viewer)
          await ctx.db.updateTable("accounts").set({ locale: chosen.locale }).where("id", "=", viewer.id).execute();
        return "/settings/display?saved";
      },
      after: (chosen) => {
        const secure = c.var.ctx.config.baseUrl.protocol === "https:";
        setCookie(c, "prefs", writePreferences(chosen), {
          path: "/",
          ...(c.var.viewer && "shared" in c.var.viewer && c.var.viewer.shared ? {} : { maxAge: YEAR }),
          sameSite: "Lax",
          httpOnly: true,
          secure,
        });
      },
      again: (filled) => <DisplayPage shell={c.var.shell} filled={filled} />,
    }),
  )
  .get("/settings/passphrase", member, (c) =>
    show(c, <PassphrasePage shell={c.var.shell} filled={emptyForm} saved={c.req.query("saved") !== undefined} />),
  )
  .post("/settings/passphrase", evenFrozen, limit("secrets"), (c) =>
    submit(c, {
      schema: passphraseForm,
      run: async (ctx, change) => {
        await changePassphrase(ctx, viewerOf(c), change);
        return "/settings/passphrase?saved";
      },
      again: (filled) => <PassphrasePage shell={c.var.shell} filled={{ ...filled, values: {} }} />,
    }),
  )
  .get("/settings/sessions", signedIn, async (c) =>
    show(
      c,
      <SessionsPage shell={c.var.shell} viewer={viewerOf(c)} sessions={await listSessions(c.var.ctx, viewerOf(c))} />,
    ),
  )
  .post("/settings/sessions/removal", signedIn, limit("write"), (c) =>
    press(c, async (ctx) => {
      await endSessions(ctx, viewerOf(c), viewerOf(c).session_id);
      return "/settings/sessions";
    }),
  )
  .post("/settings/sessions/:id/removal", signedIn, limit("write"), (c) =>
    press(c, async (ctx) => {
      await endSession(ctx, viewerOf(c), idOf(c.req.param("id")));
      return "/settings/sessions";
    }),
  )
  .get("/settings/invites", member, async (c) => show(c, await invitesPage(c, {})))
  .post("/settings/invites", member, limit("write"), async (c) => {
    try {
      return await press(c, async (ctx) => {
        await makeInvite(ctx, viewerOf(c));
        return "/settings/invites";
      });
    } catch (error) {
      if (error instanceof Invalid) return show(c, await invitesPage(c, error.fields), 422);
      throw error;
    }
  })
  .post("/settings/invites/cards", member, limit("write"), async (c) => {
    try {
      return await press(c, async (ctx) => {
        await makeCardInvites(ctx, viewerOf(c));
        return "/settings/invites/cards";
      });
    } catch (error) {
      if (error instanceof Invalid) return show(c, await invitesPage(c, error.fields), 422);
      throw error;
    }
  })
  .get("/settings/invites/cards", member, async (c) => {
    const invites = (await shownInvites(c)).filter(({ uses_left }) => uses_left === 1).slice(0, CARDS);
    return show(c, <InviteCardsPage shell={c.var.shell} invites={invites} single />);
  })
  .get("/settings/invites/:id/cards", member, async (c) => {
    const id = idOf(c.req.param("id"));
    const invite = (await shownInvites(c)).find((one) => one.id === id && one.uses_left > 0);
    if (!invite) throw new NotFound();
    return show(c, <InviteCardsPage shell={c.var.shell} invites={Array.from({ length: CARDS }, () => invite)} />);
  })
  .post("/settings/invites/:id/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      await endInvite(ctx, viewerOf(c), idOf(c.req.param("id")));
      return "/settings/invites";
    }),
  );
