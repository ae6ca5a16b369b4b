type PreviewProps = {
  /** Whole addresses. */
  address: string;
  image: string;
  title: string;
  description: string;
  siteName: string;
  locale: "id" | "en";
};

/** The size every messenger shows whole (experience: drawn as text, not a photo). */
export const previewSize = { width: 1200, height: 630 } as const;

/** What a messenger shows for a link (Open Graph, ogp.me). It stands on public permalinks alone: elsewhere it is only weight. */
export function PreviewHead({ address, image, title, description, siteName, locale }: PreviewProps) {
  return (
    <>
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={address} />
      <meta property="og:site_name" content={siteName} />
      <meta property="og:locale" content={locale === "id" ? "id_ID" : "en_GB"} />
      <meta property="og:type" content="article" />
      <meta property="og:image" content={image} />
      <meta property="og:image:width" content={String(previewSize.width)} />
      <meta property="og:image:height" content={String(previewSize.height)} />
      <meta property="og:image:alt" content={description} />
    </>
  );
}
