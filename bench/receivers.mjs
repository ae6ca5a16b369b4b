// Other servers, all in one: takes every activity and says how many came.
import { createServer } from "node:http";

let count = 0;
const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    count++;
    response.writeHead(202).end();
    if (count % 5000 === 0) process.send?.({ count });
  });
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: server.address().port }));
