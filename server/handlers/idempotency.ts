import { sha256 } from '../auth/secrets.ts';
import type { Clock } from '../clock.ts';
import { Refusal } from '../refusal.ts';
import type { IdempotencyStore } from '../store/store.ts';

export interface RepeatableRequest {
  /** Names the login's user or the key. */
  readonly caller: string;
  /** The header `Idempotency-Key`; without one the request is done each time. */
  readonly key: string | undefined;
  /** Everything that makes it this request: a repeat must be alike. */
  readonly content: unknown;
}

export type AnswerOnce = <Answer>(
  request: RepeatableRequest,
  produce: () => Promise<Answer>,
) => Promise<Answer>;

/** Gives a request that is made again the answer of the first, and does its work once. */
export function createAnswerOnce(store: IdempotencyStore, clock: Clock): AnswerOnce {
  const running = new Map<string, { bodyHash: string; answer: Promise<unknown> }>();
  const refuse = (detail: string) => new Refusal('IDEMPOTENCY_KEY_REUSED', detail);

  async function first<Answer>(
    entry: { caller: string; key: string; bodyHash: string },
    produce: () => Promise<Answer>,
  ): Promise<Answer> {
    const { caller, key } = entry;
    const start = await store.begin({ ...entry, at: clock.now() });
    if (start.state === 'answered') return JSON.parse(start.answer) as Answer;
    if (start.state === 'reused') throw refuse('This key was used for another request.');
    if (start.state === 'running') throw refuse('A request with this key has no answer yet.');
    try {
      const answer = await produce();
      await store.answer({ caller, key, answer: JSON.stringify(answer) });
      return answer;
    } catch (error) {
      await store.abandon({ caller, key });
      throw error;
    }
  }

  return async <Answer>(request: RepeatableRequest, produce: () => Promise<Answer>) => {
    const { caller, key, content } = request;
    if (key === undefined) return produce();
    const bodyHash = sha256(JSON.stringify(content));
    const name = `${caller} ${key}`;
    const other = running.get(name);
    if (other?.bodyHash === bodyHash) return other.answer as Promise<Answer>;
    const answer = first({ caller, key, bodyHash }, produce);
    if (other) return answer;
    running.set(name, { bodyHash, answer });
    try {
      return await answer;
    } finally {
      running.delete(name);
    }
  };
}
