import type { Account } from "#modules/accounts";
import type { Filled } from "#platform/http/form";
import { newSecret } from "#platform/secrets";
import { sayComplaints } from "#ui/complaints";
import { Empty } from "#ui/empty";
import { TextArea, TextField } from "#ui/field";
import { Form, PressForm } from "#ui/form";
import { Problems } from "#ui/notice";
import { Page, type Shell } from "#ui/page";
import { PersonList, PersonRow } from "#ui/person";
import { QrCode, toQrAddress } from "#ui/qr";
import { words } from "../words.ts";
import { type Collection, collectionLimits } from "./collections.ts";

const key = () => newSecret().slice(0, 22);
type Named = Pick<Collection, "id" | "name">;

function Links({ title, collections }: { title: string; collections: readonly Named[] }) {
  if (collections.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul class="list">
        {collections.map(({ id, name }) => (
          <li>
            <a href={`/collections/${id}`} dir="auto">
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The collections one made, those one stands in, and a form for another. */
export function CollectionsPage(props: {
  shell: Shell;
  made: readonly Named[];
  inside: readonly Named[];
  filled: Filled;
}) {
  const { shell, filled } = props;
  const t = words(shell.reader.locale);
  const errors = sayComplaints(shell.reader.locale, filled.errors);
  return (
    <Page shell={shell} title={t("collections")}>
      <p class="hint">{t("collectionsHint")}</p>
      <Links title={t("collectionsMine")} collections={props.made} />
      <Links title={t("collectionsIn")} collections={props.inside} />
      <h2>{t("collectionNew")}</h2>
      <Problems shell={shell} errors={errors} />
      <Form action="/collections" once={key()} submit={t("collectionMake")}>
        <TextField
          name="name"
          label={t("collectionName")}
          error={errors["name"]}
          value={filled.values["name"]}
          required
          maxlength={collectionLimits.name}
        />
        <TextArea
          name="description"
          label={t("collectionDescription")}
          error={errors["description"]}
          value={filled.values["description"]}
          rows={3}
        />
      </Form>
    </Page>
  );
}

/** Who stands in a collection, and one press to follow them all. Its maker changes it; whoever stands in it may leave. */
export function CollectionPage(props: {
  shell: Shell;
  collection: Collection;
  people: readonly Account[];
  filled: Filled;
}) {
  const { shell, collection, people, filled } = props;
  const { viewer, locale } = shell.reader;
  const t = words(locale);
  const path = `/collections/${collection.id}`;
  const isMine = viewer?.id === collection.account_id;
  const errors = sayComplaints(locale, filled.errors);
  const others = people.filter(({ id }) => id !== viewer?.id);
  return (
    <Page shell={shell} title={collection.name} description={collection.description || undefined}>
      {collection.description && <p dir="auto">{collection.description}</p>}
      <p class="q">
        {t("collectionBy")} <a href={`/@${collection.owner_handle}`}>{collection.owner_name}</a>
      </p>
      {viewer && others.length > 0 && (
        <div class="row">
          <PressForm action={`${path}/follows`} once={key()}>
            {t("followAll", { count: others.length })}
          </PressForm>
        </div>
      )}
      {!viewer && (
        <p>
          <a class="btn" href={`/session/new?next=${path}`}>
            {t("followAllSignIn")}
          </a>
        </p>
      )}
      {people.length === 0 && <Empty shell={shell} icon="followers" title={t("collectionEmpty")} />}
      <PersonList>
        {people.map(({ id, name, handle, bio }) => (
          <PersonRow
            person={{ name, handle: `@${handle}`, href: `/@${handle}` }}
            note={bio.split("\n")[0]?.slice(0, 120)}
          >
            {(isMine || id === viewer?.id) && (
              <PressForm action={`${path}/people/${handle}/removal`} once={key()} look="alt">
                {id === viewer?.id ? t("leaveCollection") : t("takeOut", { name })}
              </PressForm>
            )}
          </PersonRow>
        ))}
      </PersonList>
      {isMine && (
        <>
          <h2>{t("gather")}</h2>
          <Problems shell={shell} errors={errors} />
          <Form action={`${path}/people`} once={key()} submit={t("gatherButton")}>
            <TextField
              name="handle"
              label={t("handle")}
              hint={t("byHint")}
              error={errors["handle"]}
              value={filled.values["handle"]}
              required
              maxlength={31}
              autocapitalize="none"
            />
          </Form>
        </>
      )}
      <p class="row">
        <a class="btn alt" href={`${path}/poster`}>
          {t("poster")}
        </a>
      </p>
      {isMine && (
        <PressForm action={`${path}/removal`} once={key()} look="del">
          {t("collectionDelete", { name: collection.name })}
        </PressForm>
      )}
    </Page>
  );
}

/** A poster for the notice board: scan it, and follow them all. */
export function CollectionPoster({
  shell,
  collection,
  address,
}: {
  shell: Shell;
  collection: Collection;
  address: URL;
}) {
  const t = words(shell.reader.locale);
  return (
    <Page shell={shell} title={t("poster")} heading="hidden">
      <section class="poster">
        <h2 dir="auto">{collection.name}</h2>
        {collection.description && <p dir="auto">{collection.description}</p>}
        <p>{t("posterHow")}</p>
        <QrCode text={toQrAddress(address)} label={t("scan", { address: address.href })} />
        <p>{address.href.replace(/^https?:\/\//, "")}</p>
        <p class="q">{shell.reader.communityName}</p>
      </section>
      <p class="row">
        <a class="btn alt" href={`/collections/${collection.id}`}>
          {t("back")}
        </a>
      </p>
    </Page>
  );
}
