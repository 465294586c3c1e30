import { expect, test } from 'vitest';
import { paths } from './paths.ts';

test('every address of the dashboard', () => {
  expect({
    overview: paths.overview(),
    sessions: paths.sessions(),
    newSession: paths.newSession(),
    session: paths.session('support team/ä'),
    deleteSession: paths.deleteSession('support-team'),
    pairingCode: paths.pairingCode('support-team'),
    pairingLink: paths.pairingLink('support-team'),
    pair: paths.pair(),
    login: paths.login(),
    loginWithNext: paths.login('/sessions?q=a&b=#c'),
    setup: paths.setup(),
    servers: paths.servers(),
    serversWithNext: paths.servers('/sessions'),
  }).toMatchInlineSnapshot(`
    {
      "deleteSession": "/sessions/support-team/delete",
      "login": "/login",
      "loginWithNext": "/login?next=%2Fsessions%3Fq%3Da%26b%3D%23c",
      "newSession": "/sessions/new",
      "overview": "/",
      "pair": "/pair",
      "pairingCode": "/sessions/support-team/pairing-code",
      "pairingLink": "/sessions/support-team/pairing-link",
      "servers": "/servers",
      "serversWithNext": "/servers?next=%2Fsessions",
      "session": "/sessions/support%20team%2F%C3%A4",
      "sessions": "/sessions",
      "setup": "/setup",
    }
  `);
});
