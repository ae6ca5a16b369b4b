import { isNode, type Node } from "../remote/read-node.ts";
import { corePrefixes, coreTerms, isKnownContext } from "./contexts.ts";
import { complaintAboutJson, documentLimits } from "./scan-json.ts";

/** What came, as one tree. It is what is verified, what is kept, and what is acted on. */
export type Weighed = { readonly tree: Node } | { readonly complaint: string };

const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * The first look at what another server sent: a few milliseconds on its bytes, before anything reads it. It must be one
 * object of JSON within the limits of `documentLimits`, in compact form as servers write it: no JSON-LD keywords that turn a
 * tree inside out, no words with another meaning, no contexts that nobody knows. So it reads in one way only.
 */
export function weigh(bytes: Buffer): Weighed {
  const read = readTree(bytes);
  if ("complaint" in read) return read;
  const complaint = complaintAbout(read.tree);
  return complaint ? { complaint } : read;
}

/** The same for a document we asked for at its own server: its size and shape alone, since its contexts say nothing to us. */
export function readTree(bytes: Buffer): Weighed {
  const complaint = complaintAboutJson(bytes);
  if (complaint) return { complaint };
  try {
    const tree: unknown = JSON.parse(decoder.decode(bytes));
    return isNode(tree) ? { tree } : { complaint: "not one object" };
  } catch {
    return { complaint: "not JSON" };
  }
}

function complaintAbout(tree: Node): string | undefined {
  const waiting: unknown[] = [tree];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    if (Array.isArray(value)) waiting.push(...value.filter((entry) => typeof entry === "object" && entry !== null));
    else if (isNode(value)) {
      const wrong = complaintAboutNode(value);
      if (wrong) return wrong;
      for (const [key, inner] of Object.entries(value))
        if (key !== "@context" && typeof inner === "object" && inner !== null) waiting.push(inner);
    }
  }
  return undefined;
}

function complaintAboutNode(node: Node): string | undefined {
  for (const key of Object.keys(node)) {
    if (key.startsWith("@") && key !== "@context") return "a JSON-LD keyword";
    if (key === "__proto__") return "no word";
  }
  const { type, id } = node;
  if (Array.isArray(type) && type.length > documentLimits.types) return "too many types";
  if (type !== undefined && !isText(type) && !(Array.isArray(type) && type.every(isText))) return "a type that is none";
  if (id !== undefined && id !== null && !isText(id)) return "an id that is none";
  return "@context" in node ? complaintAboutContext(node["@context"]) : undefined;
}

const isText = (value: unknown): value is string => typeof value === "string";

function complaintAboutContext(context: unknown): string | undefined {
  const parts = Array.isArray(context) ? context : [context];
  let terms = 0;
  for (const part of parts) {
    if (isText(part)) {
      if (!isKnownContext(part)) return "an unknown context";
    } else if (isNode(part)) {
      terms += Object.keys(part).length;
      if (terms > documentLimits.contextTerms) return "too many terms";
      const wrong = Object.entries(part).find(([term, meaning]) => !isHarmless(term, meaning));
      if (wrong) return "a context that changes meanings";
    } else return "a context that is none";
  }
  return undefined;
}

const harmlessContainers = new Set(["@list", "@set", "@language", "@index"]);
const oneLine = (value: unknown) => isText(value) && value.length <= 500;

/** Whether an entry of an inline context only gives a new word its address, or repeats what a known word means. */
function isHarmless(term: string, meaning: unknown): boolean {
  if (term === "@language" || term === "@vocab")
    return meaning === null || (oneLine(meaning) && !String(meaning).startsWith("@"));
  if (term === "@protected") return typeof meaning === "boolean";
  if (term === "@version") return meaning === 1.1;
  if (term.startsWith("@")) return false;
  const {
    "@id": id,
    "@type": type,
    "@container": container,
    "@protected": _,
    ...rest
  } = isNode(meaning) ? meaning : { "@id": meaning };
  if (Object.keys(rest).length > 0) return false;
  if (
    container !== undefined &&
    !(Array.isArray(container) ? container : [container]).every((name) => harmlessContainers.has(name))
  )
    return false;
  if (type !== undefined && !oneLine(type)) return false;
  const prefix = corePrefixes.get(term);
  if (prefix) return id === prefix;
  const core = coreTerms.get(term);
  if (id === undefined) return !core;
  if (core) return isText(id) && core.has(id);
  return oneLine(id) && !String(id).startsWith("@");
}
