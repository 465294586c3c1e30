import { until } from './waiting.mjs';

/** The API as one user sees it. */
export async function createApi(origin, account) {
  let token = '';

  async function ask(method, path, body) {
    const response = await fetch(`${origin}/api/v2${path}`, {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    return { response, answer: await response.json() };
  }

  /** The answer; throws where the server refuses. */
  async function call(method, path, body) {
    const { response, answer } = await ask(method, path, body);
    if (response.ok) return answer;
    throw new Error(`${method} ${path} answered ${response.status}: ${JSON.stringify(answer)}`);
  }

  const api = {
    call,
    authorization: () => `Bearer ${token}`,
    createSession: (name, more = {}) =>
      call('POST', '/sessions', { name, network: 'sandbox', ...more }),
    deleteSession: (name) => call('DELETE', `/sessions/${name}`),
    /** A sandbox session with a phone of its own. */
    async createPairedSession(name) {
      await api.createSession(name);
      const hasCode = async () => (await ask('GET', `/sessions/${name}/qr`)).response.ok;
      await until(`${name} shows a code`, hasCode);
      await call('POST', '/sandbox/scan', { session: name });
      const works = async () => (await call('GET', `/sessions/${name}`)).status === 'working';
      await until(`${name} is working`, works);
    },
  };
  ({ access_token: token } = await call('POST', '/auth/login', account));
  return api;
}
