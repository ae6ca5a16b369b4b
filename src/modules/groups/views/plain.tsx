/** Words as they were typed: a paragraph for each empty line, lines kept. Nothing in them is taken for more than words. */
export function Plain({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\n{2,}/)
        .filter(Boolean)
        .map((paragraph) => (
          <p dir="auto">{paragraph.split("\n").map((line, index) => (index > 0 ? [<br />, line] : line))}</p>
        ))}
    </>
  );
}
