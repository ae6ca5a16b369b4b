import { Hono } from "hono";
import { z } from "zod";
import { keepPictures, pictureFiles } from "#modules/media";
import type { Context } from "#platform/context";
import type { Env, RequestContext } from "#platform/http/env";
import { emptyForm, type Filled, press, submit } from "#platform/http/form";
import { anyone, limit, member, viewerOf } from "#platform/http/guards";
import { show } from "#platform/http/respond";
import { readId } from "#platform/paging";
import { changeFace, mustOrganise } from "./change-face.ts";
import { editOrganisation } from "./edit-organisation.ts";
import { endRole, giveRole, showMyself } from "./give-role.ts";
import { makeOrganisation } from "./make-organisation.ts";
import { listLog } from "./note-in-log.ts";
import {
  getOrganisation,
  listOrganisationPeople,
  listOrganisations,
  listOrganisationsOf,
  type Organisation,
} from "./queries.ts";
import { organisationForm, profileForm, roleForm } from "./rules.ts";
import { NewOrganisationPage, ProfilePage } from "./views/form-pages.tsx";
import { LogPage } from "./views/log-page.tsx";
import { OrganisationsPage } from "./views/organisations-page.tsx";
import { PeoplePage } from "./views/people-page.tsx";

/** The organisation an address names, for those who have a role in it. @throws NotFound */
const ownOf = (c: RequestContext, ctx: Context = c.var.ctx) =>
  getOrganisation(ctx, viewerOf(c), c.req.param("organisation") ?? "");

async function peoplePage(c: RequestContext, filled: Filled) {
  const organisation = await ownOf(c);
  const people = await listOrganisationPeople(c.var.ctx, organisation);
  return <PeoplePage shell={c.var.shell} organisation={organisation} people={people} filled={filled} />;
}

async function profilePage(c: RequestContext, filled: Filled) {
  return <ProfilePage shell={c.var.shell} organisation={await ownOf(c)} filled={filled} />;
}

const filledOf = ({ name, bio, place }: Organisation): Filled => ({ values: { name, about: bio, place }, errors: {} });

const showing = (shown: boolean) => (c: RequestContext) =>
  press(c, async (ctx) => {
    const organisation = await ownOf(c, ctx);
    await showMyself(ctx, viewerOf(c), organisation, shown);
    return `/organisations/${organisation.handle}/people`;
  });

/** Profiles several people run, each from their own account. */
export const organisationRoutes = new Hono<Env>()
  .get("/organisations", anyone, async (c) => {
    const { ctx, shell, viewer } = c.var;
    const [mine, all] = await Promise.all([
      viewer?.status === "active" ? listOrganisationsOf(ctx, viewer) : [],
      listOrganisations(ctx),
    ]);
    return show(c, <OrganisationsPage shell={shell} mine={mine} all={all} />);
  })
  .get("/organisations/new", member, (c) => show(c, <NewOrganisationPage shell={c.var.shell} filled={emptyForm} />))
  .post("/organisations", member, limit("write"), (c) =>
    submit(c, {
      schema: organisationForm,
      run: async (ctx, draft) => `/organisations/${await makeOrganisation(ctx, viewerOf(c), draft)}/people`,
      again: (filled) => <NewOrganisationPage shell={c.var.shell} filled={filled} />,
    }),
  )
  .get("/organisations/:organisation/profile", member, async (c) => {
    return show(c, await profilePage(c, filledOf(await ownOf(c))));
  })
  .post("/organisations/:organisation/profile", member, limit("write"), async (c) => {
    await ownOf(c);
    return submit(c, {
      schema: profileForm,
      run: async (ctx, draft) => {
        const organisation = await ownOf(c, ctx);
        await editOrganisation(ctx, viewerOf(c), organisation, draft);
        return `/@${organisation.handle}`;
      },
      again: (filled) => profilePage(c, filled),
    });
  })
  .post("/organisations/:organisation/avatar", member, limit("write"), async (c) => {
    const organisation = await ownOf(c);
    mustOrganise(organisation);
    return submit(c, {
      schema: z.object({}),
      files: pictureFiles(c.var.ctx, 1),
      check: async (ctx, _, uploads) => keepPictures(ctx, organisation, uploads, "face"),
      run: async (ctx, _, [picture]) => {
        await changeFace(ctx, viewerOf(c), await ownOf(c, ctx), { to: picture });
        return `/organisations/${organisation.handle}/profile`;
      },
      again: ({ errors }) => profilePage(c, { ...filledOf(organisation), errors }),
    });
  })
  .post("/organisations/:organisation/avatar/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const organisation = await ownOf(c, ctx);
      await changeFace(ctx, viewerOf(c), organisation, "away");
      return `/organisations/${organisation.handle}/profile`;
    }),
  )
  .get("/organisations/:organisation/people", member, async (c) => show(c, await peoplePage(c, emptyForm)))
  .post("/organisations/:organisation/people", member, limit("write"), async (c) => {
    await ownOf(c);
    return submit(c, {
      schema: roleForm,
      run: async (ctx, draft) => {
        const organisation = await ownOf(c, ctx);
        await giveRole(ctx, viewerOf(c), organisation, draft);
        return `/organisations/${organisation.handle}/people`;
      },
      again: (filled) => peoplePage(c, filled),
    });
  })
  .post("/organisations/:organisation/people/:handle/removal", member, limit("write"), (c) =>
    press(c, async (ctx) => {
      const organisation = await ownOf(c, ctx);
      await endRole(ctx, viewerOf(c), organisation, c.req.param("handle"));
      const isMyself = c.req.param("handle") === viewerOf(c).handle;
      return isMyself ? `/@${organisation.handle}` : `/organisations/${organisation.handle}/people`;
    }),
  )
  .post("/organisations/:organisation/name", member, limit("write"), showing(true))
  .post("/organisations/:organisation/name/removal", member, limit("write"), showing(false))
  .get("/organisations/:organisation/log", member, async (c) => {
    const organisation = await ownOf(c);
    const log = await listLog(c.var.ctx, organisation, readId(c.req.query("before")));
    return show(c, <LogPage shell={c.var.shell} organisation={organisation} log={log} />);
  });
