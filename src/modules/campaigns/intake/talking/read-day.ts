const DAY = 86_400_000;
const months = ["jan", "feb", "mar", "apr", "mei may", "jun", "jul", "agu ags aug", "sep", "okt oct", "nov", "des dec"];
const weekdays = [
  "minggu ahad sunday",
  "senin monday",
  "selasa tuesday",
  "rabu wednesday",
  "kamis thursday",
  "jumat friday",
  "sabtu saturday",
];
const units: readonly (readonly [RegExp, number])[] = [
  [/^(hari|day)/, 1],
  [/^(minggu|week)/, 7],
  [/^(bulan|bln|month)/, 30],
  [/^(tahun|thn|year)/, 365],
];
const counted = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh".split(" ");
const countedInEnglish = "zero one two three four five six seven eight nine ten".split(" ");

/**
 * The day somebody means, as 2026-11-26: a date in figures or words, "kemarin", "3 hari lalu", "Senin" (the last one).
 * A date without a year is the last such. Undefined for what is no day, or is still to come.
 * @param today as 2026-11-27
 */
export function readDay(text: string, today: string): string | undefined {
  const words = text
    .slice(0, 80)
    .toLowerCase()
    .replace(/^(sejak|dari|mulai|sekitar|kira-kira|since|about)\s+/, "")
    .replace(/^(tanggal|tgl|hari)\s+(?=\S)/, "")
    .replace(/[.!\s]{1,80}$/, "")
    .trim();
  const now = Date.parse(`${today}T00:00:00Z`);
  const day = (moment: number) => new Date(moment).toISOString().slice(0, 10);
  const found = readDate(words, today) ?? (readAgo(words, now, day) || undefined);
  return found && found <= today && found > "1900" ? found : undefined;
}

function readAgo(words: string, now: number, day: (moment: number) => string): string | undefined {
  if (/^(hari ini|ini|tadi|today|this)\b/.test(words)) return day(now);
  if (/^(kemarin lusa|kemaren lusa)/.test(words)) return day(now - 2 * DAY);
  if (/^(kemarin|kemaren|yesterday|semalam)/.test(words)) return day(now - DAY);
  const bare = words.replace(/\s{1,80}(yang\s{1,80})?(lalu|lamanya|ago)$/, "");
  const isAgo = bare !== words;
  const weekday = weekdays.findIndex((names) => names.split(" ").includes(bare.replace(/\s{1,80}kemarin$/, "")));
  if (weekday >= 0 && words !== "minggu lalu") return day(now - ((new Date(now).getUTCDay() - weekday + 7) % 7) * DAY);
  const [, se = "", many = "", unit = ""] =
    /^(se|an? |last )?(?:(\d{1,3}|[a-z]{3,8})\s+)?(\p{L}{3,7})$/u.exec(bare) ?? [];
  const length = units.find(([name]) => name.test(unit))?.[1];
  if (!length || (!se && !many && !isAgo)) return undefined;
  const number = many ? Math.max(Number(many) || -1, counted.indexOf(many), countedInEnglish.indexOf(many)) : 1;
  return number > 0 ? day(now - number * length * DAY) : undefined;
}

function readDate(words: string, today: string): string | undefined {
  const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(words);
  if (whole) return toDay(whole[1], whole[2], whole[3]);
  const [, date, month = "", year] =
    /^(\d{1,2})[\s/.-]+(\d{1,2}|\p{L}{3,10})(?:[\s/.-]+(\d{2}|\d{4}))?$/u.exec(words) ?? [];
  if (!date) return undefined;
  const named = months.findIndex((names) => names.split(" ").includes(month.slice(0, 3)));
  const number = named >= 0 ? String(named + 1) : month;
  if (year) return toDay(year.length === 2 ? `20${year}` : year, number, date);
  const latest = toDay(today.slice(0, 4), number, date);
  return latest && latest > today ? toDay(String(Number(today.slice(0, 4)) - 1), number, date) : latest;
}

function toDay(year = "", month = "", date = ""): string | undefined {
  const day = `${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`;
  const moment = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : undefined;
}
