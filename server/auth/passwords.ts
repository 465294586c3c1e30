import { hash, verify } from '@node-rs/argon2';
import { randomToken } from './secrets.ts';

/** Argon2id with the package's defaults: 19 MiB, two passes, as OWASP recommends. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits. With null, for a user who does not exist, it is false and takes as
 * long as a comparison, so that the time does not tell which emails are known.
 */
export async function passwordFits(
  passwordHash: string | null,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword(randomToken());
  const fits = await verify(passwordHash ?? (await decoy), password);
  return fits && passwordHash !== null;
}
