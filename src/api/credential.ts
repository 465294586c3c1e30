import type { Tokens } from '../../contract/auth.ts';
import type { Clock } from '../../rules/clock.ts';
import { isApiError } from './api-error.ts';
import type { TokenSource } from './client.ts';
import type { TabChannel, TabMessage } from './tab-channel.ts';
import type { RunAlone } from './tab-lock.ts';

/**
 * `unknown` until the first answer after a load. `expired`: it was good and is not any more; the
 * page and what was typed stay until someone signs in again.
 */
export type LoginState = 'unknown' | 'signed-out' | 'signed-in' | 'expired';

export interface CredentialDeps {
  /** Asks the server; `undefined` when the refresh token travels in a cookie. */
  readonly refresh: (refreshToken: string | undefined) => Promise<Tokens>;
  readonly runAlone: RunAlone;
  readonly channel: TabChannel;
  readonly clock: Clock;
  /** Shared by all tabs, and survives them. Holds when the newest token ends, never a token. */
  readonly note: Slot;
  /** Where a refresh token may outlive a reload: this tab's, and nowhere on our own origin. */
  readonly keptRefreshToken: Slot;
  readonly onState: (state: LoginState) => void;
}

export interface Slot {
  get(): string | null;
  set(value: string | null): void;
}

export interface Credential extends TokenSource {
  /** Finds out, with one request at most, whether a login is still good. */
  resume(): Promise<LoginState>;
  /** Takes what a login answered. */
  adopt(tokens: Tokens): void;
  /** After a logout: forgets everything, in all tabs. */
  forget(): void;
  state(): LoginState;
}

/** A token is renewed this long before its end. */
const marginMs = 60_000;
/** Other tabs of the same browser answer within a few. */
const otherTabsMs = 100;

/** The access token: in memory only, shared by the tabs, renewed by one of them at a time. */
export function createCredential(deps: CredentialDeps): Credential {
  const { clock, channel, note, keptRefreshToken } = deps;
  let state: LoginState = 'unknown';
  let held: { token: string; renewAt: number } | null = null;
  let refreshToken: string | null = null;
  let renewing: Promise<string | null> | null = null;
  let onTokenFromTab = () => {};

  function enter(next: LoginState) {
    if (next === state) return;
    state = next;
    deps.onState(next);
  }

  function keepRefreshToken(value: string | null) {
    refreshToken = value;
    keptRefreshToken.set(value);
  }

  function hold(token: string, renewAt: number) {
    held = { token, renewAt };
    enter('signed-in');
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

  function adopt(tokens: Tokens) {
    const lifeMs = tokens.expires_in * 1000;
    const renewAt = clock.now() + lifeMs - Math.min(marginMs, lifeMs / 2);
    if (tokens.refresh_token) keepRefreshToken(tokens.refresh_token);
    note.set(String(renewAt));
    channel.post({ type: 'token', token: tokens.access_token, renewAt, refreshToken });
    hold(tokens.access_token, renewAt);
  }

  async function askOtherTabs(refused: string | null): Promise<string | null> {
    await new Promise<void>((resolve) => {
      const giveUp = clock.after(otherTabsMs, resolve);
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

  async function renewAlone(refused: string | null): Promise<string | null> {
    const newest = Number(note.get());
    const mayBeElsewhere = newest > clock.now() && newest !== held?.renewAt;
    const found = goodToken(refused) ?? (mayBeElsewhere ? await askOtherTabs(refused) : null);
    if (found) return found;
    try {
      const tokens = await deps.refresh(refreshToken ?? undefined);
      // Signed out while the answer was on its way.
      if (state === 'signed-out') return null;
      adopt(tokens);
      return tokens.access_token;
    } catch (error) {
      if (!isApiError(error) || error.status < 400 || error.status > 403) throw error;
      drop(state === 'unknown' ? 'signed-out' : 'expired');
      note.set(null);
      return null;
    }
  }

  async function renew(refused: string | null): Promise<string | null> {
    if (state === 'signed-out' || state === 'expired') return null;
    renewing ??= deps
      .runAlone(() => renewAlone(refused))
      .finally(() => {
        renewing = null;
      });
    return goodToken(refused) ?? renewing;
  }

  function hear(message: TabMessage) {
    if (message.type === 'signed-out') return drop('signed-out');
    if (message.type === 'who-has-a-token') {
      const token = goodToken(null);
      if (token && held) channel.post({ type: 'token', ...held, refreshToken });
      return;
    }
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
      if (note.get() === null && refreshToken === null) enter('signed-out');
      if (state === 'unknown') await renew(null);
      return state;
    },
    forget() {
      note.set(null);
      channel.post({ type: 'signed-out' });
      drop('signed-out');
    },
  };
}
