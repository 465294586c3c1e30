import { DrizzleQueryError } from 'drizzle-orm/errors';

/** The database failed, or refused a query. */
export class DatabaseFailure extends Error {
  override readonly name = 'DatabaseFailure';
}

/** Drizzle's errors quote the query's parameters: secrets and messages, which belong in no log. */
export function withDiscreetErrors<Repository extends object>(repository: Repository): Repository {
  return new Proxy(repository, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...input: unknown[]) => {
        try {
          return await method(...input);
        } catch (error) {
          throw error instanceof DrizzleQueryError ? discreet(error) : error;
        }
      };
    },
  });
}

function discreet({ cause }: DrizzleQueryError): DatabaseFailure {
  const code = cause && 'code' in cause ? ` (${cause.code})` : '';
  return new DatabaseFailure(`The database failed: ${cause?.message}${code}`);
}
