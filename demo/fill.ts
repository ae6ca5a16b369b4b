/**
 * Fills the slots of a text. Slots:
 * {a|b|c} one of these · {3-9} a number · {Rp 20000-30000} a price in round steps · {hari+2} weekday in two days ·
 * {tgl+2} date in two days · {bulan} {bulan-1} month · {sapa} how the other person is addressed.
 */
import { at, dateOf, monthOf, weekdayOf } from "./calendar.ts";
import type { Random } from "./random.ts";

export const rupiah = (amount: number): string => `Rp${String(amount).replace(/\B(?=(\d{3})+$)/g, ".")}`;

export const hasSlots = (text: string): boolean => text.includes("{");

/** As round as the two ends are: between Rp60.000 and Rp75.000 people say Rp65.000, not Rp64.500. */
function roundPrice(random: Random, low: number, high: number): number {
  const step =
    [50_000, 5_000, 1_000].find((size) => low % size === 0 && high % size === 0 && high - low >= size * 2) ?? 500;
  return random.integer(low / step, high / step) * step;
}

export function fill(text: string, random: Random, when: Date, called = ""): string {
  return text.replace(/\{([^}]*)\}/g, (_, slot: string) => {
    const number = /^(\d+)-(\d+)$/.exec(slot);
    if (number) return String(random.integer(Number(number[1]), Number(number[2])));
    const price = /^Rp (\d+)-(\d+)$/.exec(slot);
    if (price) return rupiah(roundPrice(random, Number(price[1]), Number(price[2])));
    const date = /^(hari|tgl)(?:\+(\d+))?$/.exec(slot);
    if (date) return (date[1] === "hari" ? weekdayOf : dateOf)(at(when, Number(date[2] ?? 0), "12.00"));
    const month = /^bulan(-1)?$/.exec(slot);
    if (month) return monthOf(when, month[1] ? -1 : 0);
    if (slot === "sapa") return called;
    return random.pick(slot.split("|"));
  });
}
