/** Everyone in Sukamaju, and whom they follow: those they share a circle with, their family, and the accounts a village needs. */
import { neighbours } from "./people/neighbours.ts";
import type { Person } from "./people/person.ts";
import { service } from "./people/service.ts";
import { seeded } from "./random.ts";

export type Villager = {
  handle: string;
  name: string;
  bio: string;
  place: string;
  /** BCP 47: id, jv, su, en, min */
  languages: string[];
  pronouns?: string;
  fields: { name: string; value: string }[];
  role: "administrator" | "moderator" | "member";
  locked: boolean;
  follows: string[];
};

export const spammer = "unduh_kilat77";

const people: readonly Person[] = [...service, ...neighbours];
const byHandle = new Map(people.map((person) => [person.handle, person]));

export const calledBy = (handle: string): string => byHandle.get(handle)?.called ?? "";
export const circlesOf = (handle: string): readonly string[] => byHandle.get(handle)?.circles ?? [];

/** They live elsewhere, so they cannot drop by. */
const away = new Set(["sari_merantau", "nadia_kuliah", "wartawan_galih", "pengacara_maria"]);

/** Persons (no organisations, nobody far away) who may speak with the voice of a circle; "semua" leaves out the elders, who have their own. */
export function speakers(circle: string): string[] {
  const here = people.filter(
    (person) => !person.circles.includes("lembaga") && person.circles.length > 0 && !away.has(person.handle),
  );
  if (circle === "semua")
    return here.filter((person) => !person.circles.includes("sepuh")).map((person) => person.handle);
  return here
    .filter((person) => person.circles.includes(circle) && (circle === "sepuh" || !person.circles.includes("sepuh")))
    .map((person) => person.handle);
}

/** Households first: in `days.ts` they do not call each other Mas and Mbak in public. */
const households = [
  ["sari_merantau", "pakde_wagimin", "yuli_adiksari"],
  ["fitri_bunda", "rudi_truk"],
  ["slamet_sawah", "nadia_kuliah"],
  ["darsono_nelayan", "siti_ikanasin"],
  ["penjahit_lilis", "agus_listrik"],
];
const families = [
  ...households,
  ["cek_hendro", "rizal_smk"],
  ["tini_katering", "sri_pkk"],
  ["sari_merantau", "fitri_bunda", "penjahit_lilis", "pengacara_maria", "guru_anjani"],
  ["tegar_bersuara", "catur_foto", "wulan_isyarat"],
];

/** Accounts most of the village follows, with the share of people who do. */
const wellKnown: readonly (readonly [string, number])[] = [
  ["pemdes_sukamaju", 0.85],
  ["siaga_sukamaju", 0.75],
  ["bidan_ratih", 0.7],
  ["kades_harjono", 0.6],
  ["cek_hendro", 0.6],
  ["warung_bu_jum", 0.55],
  ["laras_pengurus", 0.5],
  ["wahyu_pengelola", 0.5],
  ["taruna_sukamaju", 0.45],
  ["tegar_bersuara", 0.4],
  ["sari_merantau", 0.35],
  ["uda_zulfikar", 0.35],
  ["mbah_darmo", 0.3],
  ["catur_foto", 0.3],
  ["wartawan_galih", 0.3],
  ["bumdes_sukamaju", 0.3],
  ["nadia_kuliah", 0.25],
  ["teh_euis", 0.25],
];

export const livesWith = (one: string, other: string): boolean =>
  households.some((home) => home.includes(one) && home.includes(other));

const fewest = 8;
const most = 35;

function followsOf(person: Person, nth: number): string[] {
  const random = seeded(7_919 * (nth + 1));
  const others = people.filter((other) => other.handle !== person.handle && other.handle !== spammer);
  if (person.handle === spammer)
    return random
      .shuffle(others)
      .slice(0, most)
      .map((other) => other.handle);
  const kin = families.filter((family) => family.includes(person.handle)).flat();
  const known = wellKnown.filter(([, share]) => random.chance(share)).map(([handle]) => handle);
  const near = random
    .shuffle(others)
    .map((other) => ({
      handle: other.handle,
      shared: other.circles.filter((circle) => person.circles.includes(circle)).length,
    }))
    .filter(({ shared }) => random.chance([0.03, 0.45, 0.75, 0.95][Math.min(shared, 3)] ?? 0))
    .sort((one, two) => two.shared - one.shared)
    .map(({ handle }) => handle);
  const chosen = new Set([...kin, ...known, ...near].filter((handle) => handle !== person.handle));
  for (const other of random.shuffle(others)) if (chosen.size < fewest) chosen.add(other.handle);
  return [...chosen].slice(0, most);
}

export const cast: readonly Villager[] = people.map((person, nth) => ({
  handle: person.handle,
  name: person.name,
  bio: person.bio,
  place: person.place,
  languages: person.languages,
  ...(person.pronouns ? { pronouns: person.pronouns } : {}),
  fields: person.fields,
  role: person.role,
  locked: person.locked ?? false,
  follows: followsOf(person, nth),
}));
