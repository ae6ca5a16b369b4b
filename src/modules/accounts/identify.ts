import type { MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import type { Context } from "#platform/context";
import { readSecretCookie } from "#platform/http/cookies";
import type { Community, Env, RequestContext } from "#platform/http/env";
import { chooseLocale, type Locale } from "#platform/i18n";
import { readPreferences } from "#platform/preferences";
import type { PictureMode } from "#platform/reader";
import { findViewer } from "./queries.ts";
import { noteSeen } from "./sessions.ts";

/** Stands for the community until it is founded. */
export const unfounded: Community = {
  only_one: true,
  name: "Gaung",
  description: "",
  locale: "id",
  time_zone: "WIB",
  sign_up: "invite",
  pictures: "light",
  founded_at: new Date(0),
  suspend_needs_two: false,
  sign_up_closes: true,
  officials_seen_at: new Date(0),
  federation: "closed",
  guests_vote: false,
  weekend: [0, 6],
};

/**
 * Finds out who asks and how they like pages shown: the session's person, then the browser's kept choices,
 * then what the browser and the community prefer.
 */
export function identify(community: (ctx: Context) => Promise<Community>): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { ctx } = c.var;
    const secret = readSecretCookie(c, "session");
    const [here, viewer] = await Promise.all([community(ctx), secret ? findViewer(ctx, secret) : undefined]);
    if (viewer) await noteSeen(ctx, viewer);
    const chosen = readPreferences(getCookie(c, "prefs"));
    const locale: Locale =
      chosen.locale ?? viewer?.locale ?? chooseLocale(c.req.header("Accept-Language"), here.locale);
    c.set("community", here);
    c.set("viewer", viewer);
    c.set("shell", {
      ...c.var.shell,
      unread: (viewer?.unread_messages ?? 0) + (viewer?.unread_news ?? 0),
      unreadMessages: viewer?.unread_messages ?? 0,
      ...(viewer?.alarm && { alarm: true }),
      ...(viewer?.shared && { shared: true }),
      reader: {
        locale,
        timeZone: chosen.timeZone ?? here.time_zone,
        theme: chosen.theme ?? "system",
        textSize: chosen.textSize ?? 0,
        pictures: picturesFor(c, chosen.pictures, here.pictures),
        communityName: here.name,
        viewer:
          viewer?.status === "active"
            ? { id: viewer.id, handle: viewer.handle, name: viewer.name, role: viewer.role }
            : undefined,
        path: c.req.path,
        now: ctx.now(),
      },
    });
    await next();
  };
}

/** A browser that saves data is shown none unasked, unless the reader chose the rich ones themselves. */
function picturesFor(c: RequestContext, chosen: PictureMode | undefined, here: PictureMode): PictureMode {
  const saves = c.req.header("Save-Data")?.trim().toLowerCase() === "on";
  return saves && chosen !== "rich" ? "saver" : (chosen ?? here);
}
