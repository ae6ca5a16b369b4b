import { createServer, type Socket } from "node:net";
import { after } from "node:test";
import { callbackify } from "node:util";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";

/** A mail server on this machine: what came in, as it was told to deliver it and as a reader opens it. */
export type MailServer = {
  readonly url: string;
  readonly letters: {
    readonly from: string;
    readonly to: readonly string[];
    readonly raw: string;
    readonly parsed: ParsedMail;
  }[];
};

export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const letters: MailServer["letters"] = [];
  const keep = async (raw: string, { envelope: { mailFrom, rcptTo } }: SMTPServerSession) => {
    const parsed = await simpleParser(raw);
    letters.push({ from: mailFrom ? mailFrom.address : "", to: rcptTo.map(({ address }) => address), raw, parsed });
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => callbackify(keep)(Buffer.concat(chunks).toString(), session, done));
    },
    ...options,
  });
  server.on("error", () => {});
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, "127.0.0.1", () => resolve((listening.address() as { port: number }).port));
  });
  after(() => new Promise<void>((closed) => server.close(() => closed())));
  return { url: `smtp://127.0.0.1:${port}`, letters };
}

/** A mail server that takes connections and never says a word. */
export async function openSilentServer(): Promise<{ url: string; connections: () => number }> {
  let count = 0;
  const url = await listen(() => {
    count++;
  });
  return { url, connections: () => count };
}

/** A mail server that takes a whole letter and hangs up instead of saying so. */
export async function openDyingServer(): Promise<{ url: string; taken: () => number }> {
  let count = 0;
  const url = await listen((socket) => {
    let heard = "";
    let isLetter = false;
    socket.write("220 here\r\n");
    socket.on("data", (chunk) => {
      heard += chunk.toString();
      if (isLetter && heard.endsWith("\r\n.\r\n")) {
        count++;
        socket.destroy();
      } else if (!isLetter && heard.endsWith("\r\n")) {
        isLetter = /^DATA\r\n$/im.test(heard);
        socket.write(isLetter ? "354 go on\r\n" : "250 ok\r\n");
        heard = "";
      }
    });
  });
  return { url, taken: () => count };
}

async function listen(meet: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    meet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `smtp://127.0.0.1:${(server.address() as { port: number }).port}`;
}
