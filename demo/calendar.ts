/** Village time: WIB, seven hours ahead of UTC all year, Indonesian names of days and months. */
export const weekdays = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"] as const;
export type Weekday = (typeof weekdays)[number];
const months = [
  "Januari",
  "Februari",
  "Maret",
  "April",
  "Mei",
  "Juni",
  "Juli",
  "Agustus",
  "September",
  "Oktober",
  "November",
  "Desember",
];

const ahead = 7 * 3_600_000;
export const dayLength = 86_400_000;

/** The moment `days` after the WIB day that holds `from`, at "HH.MM". */
export function at(from: Date, days: number, clock: string): Date {
  const [hour = "0", minute = "0"] = clock.split(".");
  const midnight = Math.floor((from.getTime() + ahead) / dayLength) * dayLength - ahead;
  return new Date(midnight + days * dayLength + (Number(hour) * 60 + Number(minute)) * 60_000);
}

export const weekdayOf = (when: Date): Weekday => weekdays[new Date(when.getTime() + ahead).getUTCDay()] as Weekday;
export const hourOf = (when: Date): number => new Date(when.getTime() + ahead).getUTCHours();

/** "14 November" */
export function dateOf(when: Date): string {
  const local = new Date(when.getTime() + ahead);
  return `${local.getUTCDate()} ${months[local.getUTCMonth()]}`;
}

/** "Oktober", counted `offset` months from `when`. */
export const monthOf = (when: Date, offset = 0): string =>
  months[(new Date(when.getTime() + ahead).getUTCMonth() + offset + 12) % 12] as string;
