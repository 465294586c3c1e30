import type { SandboxPhone } from '../../../../contract/sandbox.ts';

/**
 * The phone that a session is linked to, if any, and the one that is to scan: the one a person
 * wants, else the first without a session. Null leaves the choice to the sandbox.
 */
export function choosePhone(
  phones: readonly SandboxPhone[],
  session: string,
  wanted: string | null,
): { readonly linked: SandboxPhone | null; readonly phone: SandboxPhone | null } {
  return {
    linked: phones.find(({ sessions }) => sessions.includes(session)) ?? null,
    phone:
      phones.find(({ phone }) => phone === wanted) ??
      phones.find(({ sessions }) => sessions.length === 0) ??
      phones[0] ??
      null,
  };
}
