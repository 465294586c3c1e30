import * as z from 'zod/mini';

/** ISO-8601 in UTC with `Z`. */
export const isoTime = z.string();

/** A decoration: another server may leave it out, and nothing depends on it. */
export const optionalText = z._default(z.nullable(z.string()), null);
export const optionalTime = z._default(z.nullable(isoTime), null);

/** The answer to every DELETE, and to verbs that have nothing else to say. */
export const confirmation = z.object({ message: z.string() });

/** A numeric id in a path. */
export const idParams = z.object({
  id: z.pipe(z.coerce.number(), z.int().check(z.positive())),
});
