import { compress } from "#platform/http/respond";
import type { ApiContext } from "./env.ts";

/** Answers with JSON, compressed as the app allows. */
export function answer(c: ApiContext, body: unknown, status = 200): Response {
  const [coding, bytes] = compress(JSON.stringify(body), c.req.header("Accept-Encoding") ?? "", true);
  return c.newResponse(bytes, status as 200, {
    "Content-Type": "application/json; charset=utf-8",
    ...(coding && { "Content-Encoding": coding }),
  });
}
