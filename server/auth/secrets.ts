import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 random bits, safe in URLs and headers. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url');
}

/** How a secret of enough entropy is kept: hex of its SHA-256. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Compares two digests without telling by the time it takes where they differ. */
export function sameDigest(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
