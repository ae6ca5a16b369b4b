import type { Child } from "hono/jsx";
import { newSecret } from "#platform/secrets";
import { TextArea } from "#ui/field";
import { Page, type Shell } from "#ui/page";
import type { Demand } from "../../demands/queries.ts";
import { counterHtml } from "../counter/counter-page.tsx";
import { shareLinks, toShareText } from "../share-text.ts";
import { words } from "../words.ts";

export type ActionsProps = {
  shell: Shell;
  demand: Demand;
  /** Its whole address. */
  address: string;
  /** Whether anyone at all may see it, so that it may leave the house. */
  open: boolean;
  children?: Child;
};

export const onceKey = () => newSecret().slice(0, 22);

/** What can be done for a demand besides signing it, by whoever looks. */
export function ActionsPage(props: ActionsProps) {
  const { shell, demand, open } = props;
  const t = words(shell.reader.locale);
  const at = `/demands/${demand.id}`;
  return (
    <Page shell={shell} title={t("actionsFor", { title: demand.title })}>
      <p class="hint">{t("intro")}</p>
      {props.children}
      {demand.post_id && (
        <Tool title={t("story")} hint={t("storyHint")} href={`/p/${demand.post_id}/reply`} button={t("storyButton")} />
      )}
      <Tool title={t("letter")} hint={t("letterHint")} href={`${at}/letter`} button={t("letterButton")} />
      {open && (
        <>
          <Tool title={t("poster")} hint={t("posterHint")} href={`${at}/poster`} button={t("posterButton")} />
          <Share {...props} />
          <Embed {...props} />
        </>
      )}
      <p>
        <a class="btn plain" href={at}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}

function Tool({ title, hint, href, button }: { title: string; hint: string; href: string; button: string }) {
  return (
    <section>
      <h2>{title}</h2>
      <p class="hint">{hint}</p>
      <p>
        <a class="btn alt" href={href}>
          {button}
        </a>
      </p>
    </section>
  );
}

function Share({ shell, demand, address }: ActionsProps) {
  const t = words(shell.reader.locale);
  const text = toShareText(demand, shell.reader.locale, address);
  const { whatsapp, telegram } = shareLinks(text, address);
  return (
    <section>
      <h2>{t("share")}</h2>
      <p class="hint">{t("shareHint")}</p>
      <p class="row">
        <a class="btn alt" href={whatsapp} rel="noopener">
          {t("shareWhatsapp")}
        </a>
        <a class="btn alt" href={telegram} rel="noopener">
          {t("shareTelegram")}
        </a>
      </p>
      <details>
        <summary>{t("shareText")}</summary>
        <TextArea name="share" label={t("shareText")} value={text} rows={6} readonly dir="auto" />
      </details>
    </section>
  );
}

function Embed({ shell, demand, address }: ActionsProps) {
  const t = words(shell.reader.locale);
  const html = counterHtml(address, demand.title);
  return (
    <details>
      <summary>{t("embed")}</summary>
      <p class="hint">{t("embedHint")}</p>
      <TextArea name="frame" label={t("embedFrame")} value={html.frame} rows={3} readonly dir="ltr" />
      <TextArea name="picture" label={t("embedPicture")} value={html.picture} rows={3} readonly dir="ltr" />
    </details>
  );
}
