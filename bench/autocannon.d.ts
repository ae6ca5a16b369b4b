/** The little of autocannon we use; it brings no types. */
declare module "autocannon" {
  import type { EventEmitter } from "node:events";
  export type Asked = { method?: "GET" | "POST"; path: string; headers?: Record<string, string>; body?: string };
  type Client = { setRequests(requests: readonly Asked[]): void };
  type Result = { errors: number; timeouts: number };
  type Options = { url: string; connections: number; duration: number; setupClient: (client: Client) => void };
  export default function autocannon(options: Options): EventEmitter & Promise<Result>;
}
