import { connect } from 'node:net';

const connections = 10;

/**
 * Sends the request again and again on one connection; answers how many answers came whole before
 * `end`. Reads no more of them than it must: the time belongs to the server.
 */
function answersOnOneConnection({ host, port, request, end }) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.write(request));
    let answers = 0;
    let head = Buffer.alloc(0);
    let bodyLeft = null;
    socket.on('data', (chunk) => {
      if (bodyLeft === null) {
        head = Buffer.concat([head, chunk]);
        const headEnd = head.indexOf('\r\n\r\n');
        if (headEnd < 0) return;
        const text = head.toString('latin1', 0, headEnd);
        const length = /^content-length: (\d+)$/im.exec(text)?.[1];
        if (!text.startsWith('HTTP/1.1 200 ') || !length) {
          socket.destroy(new Error(`The server answered ${text.split('\r\n')[0]}.`));
          return;
        }
        bodyLeft = Number(length) - (head.length - headEnd - 4);
        head = Buffer.alloc(0);
      } else {
        bodyLeft -= chunk.length;
      }
      if (bodyLeft > 0) return;
      bodyLeft = null;
      if (performance.now() > end) return socket.end();
      answers += 1;
      socket.write(request);
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(answers));
  });
}

/** The rate of a GET on ten connections that stay open, each with one request at a time. */
export async function requestsPerSecond(url, headers, seconds) {
  const { hostname: host, port, pathname } = new URL(url);
  const lines = Object.entries({ Host: `${host}:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const request = `GET ${pathname} HTTP/1.1\r\n${lines.join('')}\r\n`;
  const end = performance.now() + seconds * 1000;
  const counts = await Promise.all(
    Array.from({ length: connections }, () =>
      answersOnOneConnection({ host, port: Number(port), request, end }),
    ),
  );
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}
