/** Every limit of an archive that goes out or comes in. */
export const archiveLimits = {
  /** How long a finished one may be fetched. */
  days: 7,
  /** How large one may grow, and how large one may be that comes in. */
  bytes: 2_000_000_000,
  uploadBytes: 500_000_000,
  /** Of what comes in: files, their names, folders in each other, all of it unpacked, how tight it may be packed. */
  entries: 20_000,
  nameLength: 200,
  depth: 5,
  unpackedBytes: 3_000_000_000,
  ratio: 200,
  /** A file of JSON read whole, one line of one, how deep it may go, and how many things are taken from it. */
  jsonBytes: 30_000_000,
  lineBytes: 1_000_000,
  jsonDepth: 32,
  items: 200_000,
  people: 10_000,
  /** Attempts, and how long one works before it lets others go first. */
  tries: 3,
  runs: 60,
  runMs: 120_000,
} as const;

export type TroubleCode =
  | "notAnArchive"
  | "damaged"
  | "badName"
  | "tooManyFiles"
  | "tooLarge"
  | "tooTight"
  | "tooDeep"
  | "nothingInside"
  | "noRoom"
  | "notNow"
  | "crashed";

/** Why an archive could not be made or taken: something trying again would not mend. */
export class Trouble extends Error {
  override readonly name = "Trouble";
  readonly code: TroubleCode;
  constructor(code: TroubleCode) {
    super(code);
    this.code = code;
  }
}
