import type { Grant } from '../../contract/auth.ts';
import type { AnyEndpoint } from '../../contract/endpoint.ts';
import { holdsScope } from '../../rules/scopes.ts';
import type { ApiError } from './api-error.ts';

/** What this server turned out to lack, or to refuse to who is signed in. */
export interface Features {
  /** Names of endpoints that do not exist here. */
  readonly absent: readonly string[];
  /** Names of endpoints that exist, for others. */
  readonly forbidden: readonly string[];
  /** Scopes that the credential turned out not to hold. */
  readonly missingScopes: readonly string[];
  /** What it may do, where the server says so beforehand. */
  readonly grant: Grant | null;
}

/** `absent`: this server has none. `forbidden`: not for this person or key. `out_of_scope`: theirs lacks its scope. */
export type Lack = 'absent' | 'forbidden' | 'out_of_scope';

export const nothingLacks: Features = {
  absent: [],
  forbidden: [],
  missingScopes: [],
  grant: null,
};

/** What is known after an endpoint's refusal. Answers teach, and never a server's name or version. */
export function learn(known: Features, endpoint: AnyEndpoint, error: ApiError): Features {
  if (error.code === 'NOT_OFFERED') {
    return { ...known, absent: withOne(known.absent, endpoint.name) };
  }
  if (error.code === 'INSUFFICIENT_SCOPE') {
    const scopes = error.requiredScopes.length > 0 ? error.requiredScopes : [endpoint.scope];
    return { ...known, missingScopes: scopes.reduce(withOne, known.missingScopes) };
  }
  // What the guide names is for everybody: there a refusal is about the one thing asked for.
  if (isPlainRefusal(error) && !endpoint.inGuide) {
    return { ...known, forbidden: withOne(known.forbidden, endpoint.name) };
  }
  return known;
}

/** What the server says counts for more than what was refused before it said so. */
export function withGrant(known: Features, grant: Grant): Features {
  return { ...known, missingScopes: [], grant };
}

/** What another credential may find different. */
export function withoutRefusals(known: Features): Features {
  return { ...nothingLacks, absent: known.absent };
}

/** Null while nothing speaks against using the endpoint. */
export function lackOf(known: Features, { name, scope }: AnyEndpoint): Lack | null {
  if (known.absent.includes(name)) return 'absent';
  if (known.forbidden.includes(name)) return 'forbidden';
  if (known.missingScopes.includes(scope)) return 'out_of_scope';
  const isGranted = !known.grant || !isScope(scope) || holdsScope(known.grant.scopes, scope);
  return isGranted ? null : 'out_of_scope';
}

/** Of the ways to say who may call an endpoint, scopes alone are written `thing:verb`. */
const isScope = (access: string): boolean => access.includes(':');

/** Without a reason of its own, such as a plan's limit. */
function isPlainRefusal({ code }: ApiError): boolean {
  return code === 'FORBIDDEN' || code === 'HTTP_403';
}

function withOne(list: readonly string[], one: string): readonly string[] {
  return list.includes(one) ? list : [...list, one];
}
