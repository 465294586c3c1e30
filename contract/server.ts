import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';

export const health = endpoint({
  name: 'health',
  method: 'GET',
  path: '/health',
  scope: 'public',
  summary: 'Whether the server and its database answer',
  inGuide: false,
  status: 200,
  response: z.object({
    status: z.string(),
    version: z._default(z.string(), ''),
    /** Whether sandbox sessions can be made here. */
    sandbox: z._default(z.boolean(), false),
  }),
});
