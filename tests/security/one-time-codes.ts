import { Secret, TOTP } from "otpauth";
import type { Browser, Person } from "../world.ts";

/** An authenticator app that has read the letters of a set-up page. */
export function appWith(letters: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(letters.replaceAll(" ", "")) });
}

/** Turns two steps on as a person does: opens the page, gives the letters to the app, types what it shows. */
export async function turnOn(person: Person): Promise<TOTP> {
  const page = await person.get("/settings/second-step");
  const letters = /<code>([A-Z2-7 ]+)<\/code>/.exec(page.text)?.[1] ?? "";
  const draft = /name="draft" value="([\w-]+)"/.exec(page.text)?.[1] ?? "";
  const app = appWith(letters);
  const answer = await person.post("/settings/second-step", { draft, code: app.generate() });
  if (answer.status !== 303) throw new Error(`two steps were not turned on: ${answer.status}`);
  return app;
}

/** The code of the next half minute, which is taken one step early: the present one is spent by turning on. */
export const nextCode = (app: TOTP) => app.generate({ timestamp: Date.now() + 30_000 });

export const isSignedIn = async (browser: Browser) => (await browser.get("/settings")).status === 200;
