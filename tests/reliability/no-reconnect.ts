// The negative control of REL-04, loaded before the server with --import: once a connection is lost, no new one is made.
import pg from "pg";

type Connect = (this: pg.Client, done?: (error?: Error) => void) => unknown;
const careful = pg.Client.prototype.connect as Connect;
let isBroken = false;

function hopeless(this: pg.Client, done?: (error?: Error) => void): unknown {
  if (isBroken) {
    const gone = Object.assign(new Error("The pool makes no new connection"), { code: "ECONNREFUSED" });
    return done ? void setImmediate(done, gone) : Promise.reject(gone);
  }
  this.on("error", () => (isBroken = true));
  return careful.call(this, done);
}
pg.Client.prototype.connect = hopeless as typeof pg.Client.prototype.connect;
