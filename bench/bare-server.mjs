import { createServer } from 'node:http';
import process from 'node:process';

process.once('message', ({ headers, body }) => {
  const server = createServer((_request, response) => {
    response.writeHead(200, headers).end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
});
process.once('disconnect', () => process.exit());
