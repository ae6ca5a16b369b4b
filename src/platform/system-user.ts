import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { promisify } from "node:util";
import { ConfigError } from "./config.ts";

export type SystemUser = {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly ownsDatabase: boolean;
};

/**
 * PostgreSQL refuses to run as root. For root, answers who shall run it: the owner of the database there is,
 * else `postgres`, else `nobody`. Undefined for everyone else, and where root owns the database: they run it themselves.
 */
export async function findDatabaseUser(databaseDir: string): Promise<SystemUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(databaseDir).catch(() => undefined);
  if (owner)
    return owner.uid === 0
      ? undefined
      : { name: `number ${owner.uid}`, uid: owner.uid, gid: owner.gid, ownsDatabase: true };
  return (await findUser("postgres")) ?? (await findUser("nobody")) ?? undefined;
}

async function findUser(name: string): Promise<SystemUser | undefined> {
  const ask = async (flag: string) => Number((await promisify(execFile)("id", [flag, name])).stdout);
  try {
    return { name, uid: await ask("-u"), gid: await ask("-g"), ownsDatabase: false };
  } catch {
    return undefined;
  }
}

/**
 * Who runs the database when root starts us: nobody else is needed where the kernel lets root run it under a
 * disguise, a user namespace in which root is called `daemon` and still may do what root may. That is how it works
 * in folders no other user may enter.
 */
export async function mayDisguise(): Promise<boolean> {
  return promisify(execFile)("unshare", [...disguise, "true"]).then(
    () => true,
    () => false,
  );
}
export const disguise = ["--user", "--map-user=1", "--map-group=1", "--"] as const;

/**
 * Checks that the chosen user can enter the data folder and run the database program.
 * @throws ConfigError
 */
export async function checkReach(user: SystemUser, dataDir: string, program: string): Promise<void> {
  const may = (test: string, path: string) =>
    promisify(execFile)("/bin/sh", ["-c", `test ${test} "$0"`, path], { uid: user.uid, gid: user.gid, cwd: "/" }).then(
      () => true,
      () => false,
    );
  const hindrance = !(await may("-x", dataDir)) ? dataDir : !(await may("-x", program)) ? program : undefined;
  if (hindrance)
    throw new ConfigError(
      `DATA_DIR (${dataDir}) has no database, since Gaung was started as root and the system user ${user.name}, who then runs it, cannot reach ${hindrance}: start Gaung as an ordinary user, or put Gaung and DATA_DIR where every user may enter, such as /srv.`,
    );
}
