import { randomUUID } from 'node:crypto';

/** The guide's login: a token for an hour, and one that renews it and stays the same. */
export class Tokens {
  readonly #access = new Set<string>();
  readonly #refresh = new Set<string>();

  login() {
    const refresh_token = `refresh-${randomUUID()}`;
    this.#refresh.add(refresh_token);
    return this.#given(refresh_token);
  }

  /** Null when the token is not good. */
  refresh(refresh_token: string) {
    return this.#refresh.has(refresh_token) ? this.#given(refresh_token) : null;
  }

  isGood(token: string | undefined): boolean {
    return token !== undefined && this.#access.has(token);
  }

  /** As an hour does. */
  expire(): void {
    this.#access.clear();
  }

  /** As an administrator does. */
  endLogins(): void {
    this.expire();
    this.#refresh.clear();
  }

  #given(refresh_token: string) {
    const access_token = `access-${randomUUID()}`;
    this.#access.add(access_token);
    return { access_token, refresh_token, token_type: 'bearer', expires_in: 3600 };
  }
}
