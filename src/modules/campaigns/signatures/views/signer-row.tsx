import type { Shell } from "#ui/page";
import { Avatar } from "#ui/person";
import { Time } from "#ui/time";
import type { Signer } from "../queries.ts";
import { words } from "../words.ts";

/** Somebody who signed and lets it be known, with what they said to it. */
export function SignerRow({ shell, signer }: { shell: Shell; signer: Signer }) {
  const t = words(shell.reader.locale);
  const { name, handle, place, affected, tier } = signer;
  const about = [t(`by.${tier}`), place, affected && t("affected")].filter(Boolean).join(" · ");
  const what = (
    <>
      <Avatar name={name} />{" "}
      <span>
        <b dir="auto">{name}</b> <Time shell={shell} at={signer.signed_at} />
        <span class="q" dir="auto">
          {about}
        </span>
        {signer.words && (
          <span class="q" dir="auto">
            {signer.words}
          </span>
        )}
      </span>
    </>
  );
  return <li>{handle ? <a href={`/@${handle}`}>{what}</a> : <p class="row">{what}</p>}</li>;
}
