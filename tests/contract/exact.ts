import * as z from 'zod/mini';
import { isoTime } from '../../contract/fields.ts';

/**
 * A schema of the contract without the leniency it has for other servers: nothing that it names
 * may be missing, nothing else may be there, and a time is one of ISO-8601 in UTC.
 */
export function exact(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema === isoTime) return z.iso.datetime();
  if (schema instanceof z.ZodMiniDefault) return exact(schema._zod.def.innerType);
  if (schema instanceof z.ZodMiniNullable) return z.nullable(exact(schema._zod.def.innerType));
  if (schema instanceof z.ZodMiniOptional) return z.optional(exact(schema._zod.def.innerType));
  if (schema instanceof z.ZodMiniArray) return z.array(exact(schema._zod.def.element));
  if (!(schema instanceof z.ZodMiniObject)) return schema;
  const fields = Object.entries<z.core.$ZodType>(schema._zod.def.shape);
  return z.strictObject(Object.fromEntries(fields.map(([name, field]) => [name, exact(field)])));
}

/** Throws, naming the fields, when the value is not exactly what the schema says. */
export function assertExact(schema: z.core.$ZodType, value: unknown, where: string): void {
  const parsed = z.safeParse(exact(schema), value);
  if (parsed.success) return;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`${where} is not what the contract says: ${problems.join('; ')}`);
}
