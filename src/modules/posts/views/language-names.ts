import type { postLanguages } from "../rules.ts";

/** Each language by its own name, as its speakers look for it. */
export const languageNames: Readonly<Record<(typeof postLanguages)[number], string>> = {
  id: "Bahasa Indonesia",
  jv: "Basa Jawa",
  su: "Basa Sunda",
  ms: "Bahasa Melayu",
  mad: "Bhâsa Madhurâ",
  min: "Baso Minang",
  ban: "Basa Bali",
  bug: "Basa Ugi",
  bjn: "Bahasa Banjar",
  ace: "Bahsa Acèh",
  bbc: "Hata Batak Toba",
  sas: "Base Sasak",
  mak: "Basa Mangkasara",
  en: "English",
  ar: "العربية",
};
