import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { confirmation, idParams, isoTime, optionalText } from './fields.ts';

const email = z
  .string()
  .check(
    z.trim(),
    z.toLowerCase(),
    z.maxLength(254, 'At most 254 characters.'),
    z.regex(/^[^\s@]+@[^\s@]+$/, 'An email address looks like name@example.com.'),
  );

/** A new password. Length alone is asked for, as NIST SP 800-63B advises. */
const newPassword = z
  .string()
  .check(z.minLength(10, 'At least 10 characters.'), z.maxLength(200, 'At most 200 characters.'));

export const user = z.object({
  id: z.int(),
  email: z.string(),
  full_name: optionalText,
  role: z._default(z.string(), 'member'),
});
export type User = z.output<typeof user>;

export const tokens = z.object({
  access_token: z.string(),
  /** Absent with the header `X-Token-Transport: cookie`. */
  refresh_token: z.optional(z.string()),
  token_type: z._default(z.string(), 'bearer'),
  /** Seconds. */
  expires_in: z._default(z.number(), 3600),
});
export type Tokens = z.output<typeof tokens>;

/** How a refresh token travels; without the header, as the guide has it. */
export const tokenTransportHeader = 'X-Token-Transport';
export const tokenTransports = ['rotate', 'cookie'] as const;
export type TokenTransport = (typeof tokenTransports)[number];

export const setupState = endpoint({
  name: 'setupState',
  method: 'GET',
  path: '/setup',
  scope: 'public',
  summary: 'Whether the first owner is still to be made',
  inGuide: false,
  status: 200,
  response: z.object({ required: z.boolean() }),
});

export const setup = endpoint({
  name: 'setup',
  method: 'POST',
  path: '/setup',
  scope: 'public',
  summary: 'Make the first owner, once, with the token of the setup link',
  inGuide: false,
  body: z.object({
    token: z.string().check(z.minLength(1), z.maxLength(200)),
    email,
    password: newPassword,
    full_name: z.optional(z.string().check(z.trim(), z.maxLength(100))),
  }),
  status: 201,
  response: user,
});

export const login = endpoint({
  name: 'login',
  method: 'POST',
  path: '/auth/login',
  scope: 'public',
  summary: 'Log in with email and password',
  inGuide: true,
  secret: true,
  body: z.object({
    email: z.string().check(z.trim(), z.toLowerCase(), z.minLength(1), z.maxLength(254)),
    password: z.string().check(z.minLength(1), z.maxLength(200)),
  }),
  status: 200,
  response: tokens,
});

export const refresh = endpoint({
  name: 'refresh',
  method: 'POST',
  path: '/auth/refresh',
  scope: 'public',
  summary: 'Exchange a refresh token, of the body or the cookie, for an access token',
  inGuide: true,
  secret: true,
  body: z.object({ refresh_token: z.optional(z.string().check(z.maxLength(500))) }),
  status: 200,
  response: tokens,
});

export const logout = endpoint({
  name: 'logout',
  method: 'POST',
  path: '/auth/logout',
  scope: 'login',
  summary: 'End this login: its tokens and its streams',
  inGuide: false,
  status: 200,
  response: confirmation,
});

export const me = endpoint({
  name: 'me',
  method: 'GET',
  path: '/auth/me',
  scope: 'login',
  summary: 'Who is logged in',
  inGuide: false,
  status: 200,
  response: user,
});

export const grant = endpoint({
  name: 'grant',
  method: 'GET',
  path: '/auth/grant',
  scope: 'signed-in',
  summary: 'What this login or key may do, and with which sessions',
  inGuide: false,
  status: 200,
  response: z.object({
    scopes: z.array(z.string()),
    /** Null: all of them, and new ones. */
    session_names: z._default(z.nullable(z.array(z.string())), null),
  }),
});
export type Grant = z.output<typeof grant.response>;

export const changePassword = endpoint({
  name: 'changePassword',
  method: 'POST',
  path: '/auth/password',
  scope: 'login',
  summary: 'Change the password and end every other login',
  inGuide: false,
  body: z.object({
    current_password: z.string().check(z.minLength(1), z.maxLength(200)),
    new_password: newPassword,
  }),
  status: 200,
  response: confirmation,
});

export const loginRecord = z.object({
  id: z.int(),
  created_at: isoTime,
  last_used_at: isoTime,
  user_agent: optionalText,
  current: z.boolean(),
});
export type LoginRecord = z.output<typeof loginRecord>;

export const listLogins = endpoint({
  name: 'listLogins',
  method: 'GET',
  path: '/auth/logins',
  scope: 'login',
  summary: 'Where this user is logged in',
  inGuide: false,
  status: 200,
  response: z.object({ items: z.array(loginRecord), next_cursor: z.nullable(z.string()) }),
});

export const endLogin = endpoint({
  name: 'endLogin',
  method: 'DELETE',
  path: '/auth/logins/{id}',
  scope: 'login',
  summary: 'End one login of this user',
  inGuide: false,
  params: idParams,
  status: 200,
  response: confirmation,
});
