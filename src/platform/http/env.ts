import type { Context as HonoContext } from "hono";
import type { Selectable } from "kysely";
import type { Assets } from "../assets.ts";
import type { Context } from "../context.ts";
import type { Drawn } from "../drawn.ts";
import type { Reader } from "../reader.ts";
import type { DrawnFrom } from "../row-versions.ts";
import type { AccountsTable, CommunityTable } from "../schema.ts";
import type { Door } from "./admit.ts";

/** The signed-in person's row, with the session they came in by. */
export type Viewer = Selectable<AccountsTable> & {
  readonly session_id: string;
  /** When they last proved to be themselves in this session; absent counts as never. */
  readonly confirmed_at?: Date;
  /** Set for a session on a phone that others use as well. */
  readonly shared?: boolean;
};
export type Community = Selectable<CommunityTable>;

/** What every handler finds in `c.var`. */
export type Env = {
  Bindings: Door;
  Variables: {
    ctx: Context;
    community: Community;
    /** Anyone with a session, also while they wait for approval; guards decide what that allows. */
    viewer: Viewer | undefined;
    /** Set by a handler whose page for guests may be kept; see kept-pages.ts. */
    drawnFrom: DrawnFrom | undefined;
    /** Ends once the request is counted; see `limitBeside`. */
    counted: Promise<void> | undefined;
    /** What a page needs to draw itself; the `Shell` of the ui pieces. */
    shell: {
      readonly reader: Reader;
      readonly assets: Omit<Assets, "files">;
      readonly drawn: Drawn;
      readonly unread?: number;
      readonly unreadMessages?: number;
      readonly alarm?: boolean;
      readonly shared?: boolean;
      readonly onlyReading?: boolean;
    };
  };
};
export type RequestContext = HonoContext<Env>;
