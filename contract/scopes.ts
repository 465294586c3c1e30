/** What an API key may be granted. `manage` implies `read`. */
export const scopes = [
  'sessions:read',
  'sessions:manage',
  'messages:read',
  'messages:send',
  'groups:read',
  'groups:manage',
  'webhooks:read',
  'webhooks:manage',
  'ai:read',
  'ai:manage',
  'usage:read',
] as const;

export type Scope = (typeof scopes)[number];

export const roles = ['owner', 'admin', 'member'] as const;
export type Role = (typeof roles)[number];
