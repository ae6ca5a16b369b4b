import { SelectField } from "#ui/field";
import { audienceIn, type GroupToWrite } from "../in-group.ts";
import { words } from "../words.ts";
import type { SectionProps } from "./compose.tsx";

/** In which group one writes, who will read it there, and its subject if the group has some. */
export function InGroup({ shell, values, errors, group }: SectionProps & { group: GroupToWrite }) {
  const t = words(shell.reader.locale);
  return (
    <>
      <input type="hidden" name="group" value={group.id} />
      <p>
        {t("inGroup")} <a href={`/groups/${group.handle}`}>{group.name}</a>.{" "}
        {t(audienceIn(group.access) === "group" ? "inGroup.private" : "inGroup.public")}
      </p>
      {group.topics.length > 0 && (
        <SelectField
          name="topic"
          label={t("topic")}
          error={errors["topic"]}
          value={values["topic"]}
          options={[
            { value: "", label: t("topic.none") },
            ...group.topics.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </>
  );
}
