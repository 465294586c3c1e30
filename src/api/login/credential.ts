import type { Tokens } from '../../../contract/auth.ts';
import type { Clock } from '../../../rules/clock.ts';
import { isApiError } from '../api-error.ts';
import type { Slot } from '../browser/slot.ts';
import type { TabChannel } from '../browser/tab-channel.ts';
import type { RunAlone } from '../browser/tab-lock.ts';
import type { TokenSource } from '../http/client.ts';

/**
 * `unknown` until the first answer after a load. `expired`: it was good and is not any more; the
 * page and what was typed stay until someone signs in again. `leaving`: a tab is signing out.
 */
export type LoginState = 'unknown' | 'signed-out' | 'signed-in' | 'expired' | 'leaving';

/** What tabs of one browser tell each other about the login. Held in memory only. */
export type TabMessage =
  | {
      type: 'token';
      token: string;
      renewAt: number;
      refreshToken: string | null;
      /** Whose token it is, by fingerprint. */
      person: string;
    }
  | { type: 'who-has-a-token' }
  /** The login of this token is over, without anybody having ended it here. */
  | { type: 'expired'; token: string }
  /** A tab is signing out; `signed-out` follows, or a `token` if that failed. */
  | { type: 'leaving' }
  | { type: 'signed-out' };

export interface CredentialDeps {
  /** Asks the server; `undefined` when the refresh token travels in a cookie. */
  readonly refresh: (refreshToken: string | undefined) => Promise<Tokens>;
  readonly runAlone: RunAlone;
  readonly channel: TabChannel<TabMessage>;
  readonly clock: Clock;
  /** Shared by all tabs, and survives them. Holds when the newest token ends and whose it is. */
  readonly note: Slot;
  /** Where a refresh token that came in a body outlives a reload: this tab's. */
  readonly keptRefreshToken: Slot;
  readonly onState: (state: LoginState, person: string) => void;
}

export interface Credential extends TokenSource {
  /** Finds out, with one request at most, whether a login is still good. */
  resume(): Promise<LoginState>;
  /** Takes what a login answered. `of` names the person, by fingerprint. */
  adopt(tokens: Tokens, of: string): void;
  /**
   * Ends the login by `task`, then forgets everything, in all tabs. They know before the server
   * does: it breaks their streams, which is no reason to come back.
   */
  leave(task: () => Promise<void>): Promise<void>;
  state(): LoginState;
}

/** A token is renewed this long before its end. */
const marginMs = 60_000;
/** What servers answer to a refresh token that is not good, or missing. */
const refusals: readonly number[] = [400, 401, 403, 404, 422];
/** Other tabs of the same browser answer within a few, if there are any. */
const otherTabsMs = 100;
/** The tab that has just renewed the token is there, and may be busy. */
const renewerMs = 1_000;
/** A tab that is signing out and is heard of no more has not. */
const leavingMs = 10_000;

/** The access token: in memory only, shared by the tabs, renewed by one of them at a time. */
export function createCredential(deps: CredentialDeps): Credential {
  const { clock, channel, note, keptRefreshToken } = deps;
  let state: LoginState = 'unknown';
  let person = '';
  let held: { token: string; renewAt: number } | null = null;
  let refreshToken: string | null = null;
  let renewing: Promise<string | null> | null = null;
  let onTokenFromTab = () => {};
  let cancelStay = () => {};

  function enter(next: LoginState) {
    if (next === state) return;
    state = next;
    deps.onState(next, person);
  }

  /** Someone else's login: what is known here ends with the one before. */
  function turnTo(next: string) {
    if (next !== person && state !== 'unknown') drop('signed-out');
    person = next;
  }

  function keepRefreshToken(value: string | null) {
    refreshToken = value;
    keptRefreshToken.set(value);
  }

  function hold(token: string, renewAt: number) {
    held = { token, renewAt };
    enter('signed-in');
  }

  function startLeaving() {
    if (state !== 'signed-in') return;
    enter('leaving');
    cancelStay();
    cancelStay = clock.after(leavingMs, stay);
  }

  function stay() {
    if (state === 'leaving') enter('signed-in');
  }

  function forget() {
    note.set(null);
    channel.post({ type: 'signed-out' });
    drop('signed-out');
  }

  function drop(next: LoginState) {
    held = null;
    keepRefreshToken(null);
    enter(next);
  }

  /** A good token other than `refused`. */
  function goodToken(refused: string | null): string | null {
    return held && held.token !== refused && clock.now() < held.renewAt ? held.token : null;
  }

  function adopt(tokens: Tokens, of = person) {
    turnTo(of);
    const lifeMs = tokens.expires_in * 1000;
    const renewAt = clock.now() + lifeMs - Math.min(marginMs, lifeMs / 2);
    if (tokens.refresh_token) keepRefreshToken(tokens.refresh_token);
    note.set(`${renewAt} ${person}`);
    hold(tokens.access_token, renewAt);
    tellTabs();
  }

  function tellTabs() {
    if (held) channel.post({ type: 'token', ...held, refreshToken, person });
  }

  async function askOtherTabs(refused: string | null): Promise<string | null> {
    await new Promise<void>((resolve) => {
      const giveUp = clock.after(held ? renewerMs : otherTabsMs, resolve);
      onTokenFromTab = () => {
        if (!goodToken(refused)) return;
        giveUp();
        resolve();
      };
      channel.post({ type: 'who-has-a-token' });
    });
    onTokenFromTab = () => {};
    return goodToken(refused);
  }

  /** The login may end while a question is on its way, or before its turn. */
  const isOver = () => state === 'signed-out' || state === 'expired';

  async function renewAlone(refused: string | null): Promise<string | null> {
    if (isOver()) return null;
    const newest = Number.parseInt(note.get() ?? '', 10);
    const mayBeElsewhere = newest > clock.now() && newest !== held?.renewAt;
    const found = goodToken(refused) ?? (mayBeElsewhere ? await askOtherTabs(refused) : null);
    if (found) return found;
    try {
      const tokens = await deps.refresh(refreshToken ?? undefined);
      if (isOver()) return null;
      adopt(tokens);
      return tokens.access_token;
    } catch (error) {
      if (isOver()) return null;
      if (!isApiError(error) || !refusals.includes(error.status)) throw error;
      if (held) channel.post({ type: 'expired', token: held.token });
      drop(state === 'unknown' ? 'signed-out' : 'expired');
      note.set(null);
      return null;
    }
  }

  async function renew(refused: string | null): Promise<string | null> {
    if (isOver()) return null;
    renewing ??= deps
      .runAlone(() => renewAlone(refused))
      .finally(() => {
        renewing = null;
      });
    return goodToken(refused) ?? renewing;
  }

  function hear(message: TabMessage) {
    if (message.type === 'signed-out') return drop('signed-out');
    if (message.type === 'leaving') return startLeaving();
    if (message.type === 'who-has-a-token') {
      if (goodToken(null)) tellTabs();
      return;
    }
    if (message.type === 'expired') {
      if (held?.token === message.token) drop('expired');
      return;
    }
    turnTo(message.person);
    if (message.refreshToken) keepRefreshToken(message.refreshToken);
    hold(message.token, message.renewAt);
    onTokenFromTab();
  }

  return {
    state: () => state,
    async token() {
      return goodToken(null) ?? renew(null);
    },
    renew,
    adopt,
    async resume() {
      channel.listen(hear);
      refreshToken = keptRefreshToken.get();
      person = note.get()?.split(' ')[1] ?? '';
      if (note.get() === null && refreshToken === null) enter('signed-out');
      if (state === 'unknown') await renew(null);
      return state;
    },
    async leave(task) {
      channel.post({ type: 'leaving' });
      startLeaving();
      try {
        await task();
      } catch (error) {
        stay();
        tellTabs();
        throw error;
      }
      forget();
    },
  };
}
