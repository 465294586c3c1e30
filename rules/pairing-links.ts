/** A pairing link is for a session that has no phone yet. */
export function takesPairingLink(session: {
  readonly status: string;
  readonly phone_number: string | null;
}): boolean {
  return session.phone_number === null && session.status !== 'working';
}

/** Trying again can't help here, or makes it worse: that is for the account's owner to judge. */
const notWithoutOwner: readonly (string | null)[] = [
  'banned',
  'restricted',
  'client_outdated',
  'untrusted_server',
];

/** Whether the holder of a pairing link may have the session started, so that it shows codes. */
export function mayAskForCodes(session: {
  readonly status: string;
  readonly status_reason: string | null;
}): boolean {
  if (session.status === 'stopped') return true;
  return session.status === 'failed' && !notWithoutOwner.includes(session.status_reason);
}
