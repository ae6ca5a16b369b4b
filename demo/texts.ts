/** All themes of daily life. */
import type { Theme } from "./telling.ts";
import { posyandu, sehat } from "./texts/health.ts";
import { dagang, hilang, masak, pinjam } from "./texts/kitchen-and-trade.ts";
import { laut, tani } from "./texts/land-and-sea.ts";
import { pools } from "./texts/pools.ts";
import { desa, ibadah, jaringan, sekolah } from "./texts/public-life.ts";
import { english, jawa, kerja, pemuda, rantau, sunda } from "./texts/tongues.ts";
import { malam, pantun, sapa, syukur } from "./texts/voices.ts";
import { cuaca, pasar } from "./texts/weather-and-market.ts";

export const themes: readonly Theme[] = [
  posyandu,
  sehat,
  cuaca,
  pasar,
  tani,
  laut,
  masak,
  dagang,
  pinjam,
  hilang,
  desa,
  sekolah,
  ibadah,
  jaringan,
  sapa,
  pantun,
  syukur,
  malam,
  jawa,
  sunda,
  english,
  rantau,
  pemuda,
  kerja,
  ...pools,
];
