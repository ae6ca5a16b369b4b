import type { Shell } from "#ui/page";
import { PreviewHead } from "#ui/preview";
import type { Question } from "../../asking/queries.ts";
import { words } from "../words.ts";

type PreviewProps = { shell: Shell; question: Question; address: string; map?: boolean; version?: string };

/** What a messenger shows of a question, or of its map. Nothing of one that is not for everyone. */
export function QuestionPreview({ shell, question, address, map, version = "0" }: PreviewProps) {
  const { id, title, group } = question;
  if (group?.isClosed) return null;
  const { locale, communityName } = shell.reader;
  const t = words(locale);
  return (
    <PreviewHead
      address={address}
      image={new URL(`/questions/${id}/card.png?v=${version}`, address).href}
      title={map ? t("mapOf", { title }) : title}
      description={t("posterCall")}
      siteName={communityName}
      locale={locale}
    />
  );
}
