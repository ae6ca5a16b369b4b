// Runs inside a page: everything about it that axe does not look for, as sentences. No sentence, no complaint.
(() => {
  const complaints = [];
  const must = (holds, complaint) => holds || complaints.push(complaint);
  const name = (element) =>
    `${element.localName} "${(element.textContent || element.name || "").trim().replace(/\s+/g, " ").slice(0, 40)}"`;

  const meta = (selector) =>
    document.querySelector(selector)?.getAttribute(selector.startsWith("link") ? "href" : "content");
  must(document.title.length > 3, "it has no title");
  must((meta("meta[name=description]") ?? "").length > 10, "it has no description");
  must(meta("link[rel=icon]"), "it has no icon");
  must(["id", "en"].includes(document.documentElement.lang), "its language is not said");

  const levels = Array.from(document.querySelectorAll("h1, h2, h3, h4"), ({ localName }) => Number(localName[1]));
  must(
    levels[0] === 1 && levels.filter((level) => level === 1).length === 1,
    `its headings are of levels ${levels.join(" ")}`,
  );
  levels.forEach((level, nth) =>
    must(nth === 0 || level <= levels[nth - 1] + 1, `heading ${nth + 1} leaves out a level`),
  );

  const ids = Array.from(document.querySelectorAll("[id]"), ({ id }) => id);
  must(new Set(ids).size === ids.length, "an id stands twice");

  // A thumb needs 44 px both ways. Links inside a sentence are as high as the sentence.
  const inSentence = (link) =>
    link.localName === "a" &&
    (link.closest(".e-content, .who + [dir]") ||
      Array.from(link.parentNode.childNodes).some((node) => node.nodeType === 3 && node.data.trim()));
  for (const control of document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea, summary")) {
    const target = control.matches("[type=radio], [type=checkbox]") ? control.closest("label") : control;
    const { width, height } = target.getBoundingClientRect();
    if (target.checkVisibility() && !target.matches(".vh") && !inSentence(target))
      must(width >= 44 && height >= 44, `${name(target)} is ${Math.round(width)} × ${Math.round(height)} px`);
  }
  return complaints;
})();
