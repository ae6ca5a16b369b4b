import type { Context } from "#platform/context";

/** Who a member is to other servers: by number, since a handle may be given to somebody else one day. */
export function actorUri({ config }: Pick<Context, "config">, account: { readonly id: string }): string {
  return `${config.baseUrl.origin}/ap/users/${account.id}`;
}

/** The server itself, where it speaks for nobody in particular. */
export function serverActorUri({ config }: Pick<Context, "config">): string {
  return `${config.baseUrl.origin}/ap/server`;
}
