import type { Page, Response } from "playwright-core";

/** What a person does on a page: everything by the words they see. Each gives the page that came of it. */
export const press = (page: Page, word: string | RegExp) =>
  arrive(page, () => page.getByRole("button", { name: word, exact: true }).first().click());
export const open = (page: Page, word: string | RegExp) =>
  arrive(page, () => page.getByRole("link", { name: word, exact: true }).first().click());

export async function write(page: Page, answers: Readonly<Record<string, string>>): Promise<void> {
  for (const [question, answer] of Object.entries(answers))
    await page.getByLabel(question, { exact: true }).fill(answer);
}

export const choose = (page: Page, word: string) =>
  page.locator("label, summary").filter({ hasText: word }).first().click();

async function arrive(page: Page, act: () => Promise<void>): Promise<Response | null> {
  const [answer] = await Promise.all([page.waitForNavigation(), act()]);
  return answer;
}

export const PASSPHRASE = "kali jernih batu kapur";

/** The four steps of joining, from a page that leads to them, and the sheet of codes at their end. */
export async function join(page: Page, name: string, handle: string, reason = ""): Promise<string[]> {
  await write(page, { "Siapa nama Anda?": name });
  await press(page, "Lanjut");
  await write(page, { "Pilih nama pengguna": handle });
  await press(page, "Lanjut");
  await page.locator("textarea").fill(reason);
  await press(page, "Lanjut");
  await write(page, { "Buat kata sandi": PASSPHRASE });
  await press(page, "Buat akun");
  const codes = await page.locator("code").allInnerTexts();
  await open(page, "Sudah saya simpan");
  return codes;
}
