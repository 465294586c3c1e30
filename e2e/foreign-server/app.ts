import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { streamSSE } from 'hono/streaming';
import {
  inBetween,
  invalidBody,
  list,
  type Oddities,
  problem,
  sessionRows,
  told,
  unauthorized,
} from './answers.ts';
import type { House } from './house.ts';
import type { Tokens } from './tokens.ts';

export interface ForeignDeps {
  readonly house: House;
  readonly tokens: Tokens;
  readonly oddities: Oddities;
  readonly account: { readonly email: string; readonly password: string };
  readonly apiKey: string;
  /** Hears every request: its method and path, and the names of what its query holds. */
  readonly onRequest: (line: string) => void;
}

const groups = [
  {
    id: '120363012345678901@g.us',
    name: 'Customer Support Team',
    participant_count: 12,
    created_at: '2025-06-15T08:00:00Z',
  },
];

/** In the bodies of all its requests. */
const fieldsOfGuide = /^(?:email|password|refresh_token|name|status|chatId|text)$/;

const noSession = (name: string) =>
  problem(404, 'SESSION_NOT_FOUND', `Session '${name}' not found`);

/** The endpoints that the guide names, told as the guide tells them, and none beside. */
export function createForeignApp(deps: ForeignDeps): Hono {
  const { house, tokens, oddities, account, apiKey } = deps;
  const app = new Hono();
  // Browsers ask before every request of a page whether they may: no answer to that is kept.
  const readable = { origin: '*', exposeHeaders: ['Retry-After'], maxAge: 0 };
  const crossOrigin = cors(readable);
  const allowHeaders = ['Authorization', 'Content-Type', 'X-API-Key'];
  const crossOriginByGuide = cors({ ...readable, allowHeaders });
  let messages = 0;

  app.use(async (c, next) => {
    const query = Object.keys(c.req.query()).join('&');
    deps.onRequest(`${c.req.method} ${c.req.path}${query && `?${query}`}`);
    if (oddities.has('no-cors')) return next();
    return oddities.has('guide-headers') ? crossOriginByGuide(c, next) : crossOrigin(c, next);
  });
  app.use(inBetween(oddities));

  const api = app.basePath('/api/v2');
  const bodyOf = (c: { req: { json(): Promise<unknown> } }) =>
    c.req.json().catch(() => ({})) as Promise<Record<string, unknown>>;
  const strict: MiddlewareHandler = async (c, next) => {
    const unknown = Object.keys(await bodyOf(c)).find((field) => !fieldsOfGuide.test(field));
    if (!oddities.has('strict-bodies') || !unknown) return next();
    return invalidBody(oddities, unknown, 'Extra inputs are not permitted');
  };
  api.use(strict);
  const signedIn: MiddlewareHandler = async (c, next) => {
    const token = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    const isKnown = tokens.isGood(token) || c.req.header('x-api-key') === apiKey;
    return isKnown ? next() : unauthorized(oddities);
  };

  api.post('/auth/login', async (c) => {
    const { email, password } = await bodyOf(c);
    const fits = email === account.email && password === account.password;
    if (!fits) return problem(401, 'INVALID_CREDENTIALS', 'Incorrect email or password');
    return c.json(tokens.login());
  });
  api.post('/auth/refresh', async (c) => {
    const { refresh_token } = await bodyOf(c);
    if (typeof refresh_token !== 'string') {
      return invalidBody(oddities, 'refresh_token', 'Field required');
    }
    const given = tokens.refresh(refresh_token);
    return given ? c.json(given) : unauthorized(oddities);
  });

  // Before the others: a stream takes its token in the address, and no header.
  api.get('/sessions/:name/events', async (c, next) => {
    if (oddities.has('no-events')) return next();
    if (!tokens.isGood(c.req.query('token'))) return unauthorized(oddities);
    const name = c.req.param('name');
    if (!house.get(name)) return noSession(name);
    return streamSSE(c, async (stream) => {
      const write = ({ event, data }: { event: string; data: object }) =>
        stream.writeSSE({ event, data: JSON.stringify(data) });
      const ended = new Promise<void>((resolve) => stream.onAbort(resolve));
      const stop = house.listen(name, (event) => void write(event));
      for (const event of house.state(name)) void write(event);
      await ended;
      stop();
    });
  });

  api.get('/sessions', signedIn, () => list(oddities, sessionRows(oddities, house.list())));
  api.post('/sessions', signedIn, async (c) => {
    const { name } = await bodyOf(c);
    if (typeof name !== 'string') return invalidBody(oddities, 'name', 'Field required');
    if (!/^[a-z0-9-]+$/.test(name)) {
      return invalidBody(oddities, 'name', 'String should match pattern');
    }
    if (house.get(name)) return problem(409, 'SESSION_EXISTS', `Session '${name}' exists`);
    const made = house.add(name, 'starting');
    house.become(name, 'qr_code');
    return c.json(made);
  });
  api.get('/sessions/:name', signedIn, (c) => {
    const session = house.get(c.req.param('name'));
    return session ? c.json(told(oddities, session)) : noSession(c.req.param('name'));
  });
  api.delete('/sessions/:name', signedIn, (c) => {
    const name = c.req.param('name');
    if (!house.get(name)) return noSession(name);
    house.remove(name);
    return c.json({ message: 'Session deleted successfully' });
  });
  api.post('/sessions/:name/messages', signedIn, async (c) => {
    const session = house.get(c.req.param('name'));
    if (!session) return noSession(c.req.param('name'));
    const { chatId, text } = await bodyOf(c);
    if (typeof chatId !== 'string') return invalidBody(oddities, 'chatId', 'Field required');
    if (typeof text !== 'string') return invalidBody(oddities, 'text', 'Field required');
    if (session.status !== 'working') {
      return problem(400, 'SESSION_NOT_WORKING', `Session '${session.name}' is not working`);
    }
    messages += 1;
    const key = { id: `3EB0F2A4B5C6D7E8F${messages}` };
    return c.json({ success: true, result: { key, timestamp: 1_706_195_400 } });
  });
  api.get('/sessions/:name/groups', signedIn, (c) =>
    house.get(c.req.param('name')) ? list(oddities, groups) : noSession(c.req.param('name')),
  );

  app.notFound((c) =>
    oddities.has('forbidden-paths')
      ? c.json({ detail: 'Forbidden' }, 403)
      : c.json({ detail: 'Not Found' }, 404),
  );
  return app;
}
