import type { MessageDescriptor } from '@lingui/core';
import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type ApiError, isApiError } from './api-error.ts';

interface Words {
  /** What happened; a sentence without its full stop. */
  readonly title: MessageDescriptor;
  /** Why, and the way on. */
  readonly detail: MessageDescriptor;
}

export interface Explanation {
  readonly title: string;
  readonly detail: string;
}

/** What a reader can do something about. Other codes are told in the server's own words. */
const words: Readonly<Record<string, Words>> = {
  NETWORK: {
    title: msg`The server did not answer`,
    detail: msg`It may be down or still starting, its address may be misspelt, or the network between may be broken.`,
  },
  MIXED_CONTENT: {
    title: msg`The browser blocked the request`,
    detail: msg`This page is open over https and the API's address is http. Give the API an https address, or open this page over http.`,
  },
  NOT_THIS_API: {
    title: msg`Something other than the MoltFlow API answered`,
    detail: msg`Check the server's address, and whether a proxy on the way sends its own pages.`,
  },
  NOT_OFFERED: {
    title: msg`This server does not offer this`,
    detail: msg`What the MoltFlow API guide names works here; this goes beyond it.`,
  },
  API_KEY_INVALID: {
    title: msg`This API key is not valid`,
    detail: msg`It may be mistyped, revoked or expired, or belong to another server.`,
  },
  INVALID_CREDENTIALS: {
    title: msg`Wrong email or password`,
    detail: msg`Check both and try again.`,
  },
  TOKEN_EXPIRED: {
    title: msg`Your login has ended`,
    detail: msg`Sign in again to go on.`,
  },
  INSUFFICIENT_SCOPE: {
    title: msg`You are not allowed to do this`,
    detail: msg`Ask an owner or admin of this account.`,
  },
  PLAN_LIMIT_REACHED: {
    title: msg`The limit of your plan is reached`,
    detail: msg`Remove something you no longer need, or change the plan.`,
  },
  SESSION_NOT_FOUND: {
    title: msg`This session does not exist`,
    detail: msg`It may have been deleted.`,
  },
  SESSION_EXISTS: {
    title: msg`A session with this name exists already`,
    detail: msg`Choose another name.`,
  },
  SESSION_NOT_WORKING: {
    title: msg`The session is not connected`,
    detail: msg`Messages can be sent while its status is working.`,
  },
  NO_QR_CODE: {
    title: msg`There is no code to scan now`,
    detail: msg`The session's status has changed.`,
  },
  PAIRING_CODE_LIMIT: {
    title: msg`WhatsApp gives no more codes to type for now`,
    detail: msg`Wait a few hours, or scan the code.`,
  },
  PAIRING_ASKS_SPENT: {
    title: msg`This link has asked for codes too often`,
    detail: msg`Ask whoever sent it for another.`,
  },
  SETUP_DONE: {
    title: msg`This link has been used already`,
    detail: msg`The owner's account exists. Sign in with it.`,
  },
  SETUP_TOKEN_INVALID: {
    title: msg`This setup link is not valid`,
    detail: msg`Copy the whole link that the server printed when it started.`,
  },
  SANDBOX_OFF: {
    title: msg`The sandbox is off on this server`,
    detail: msg`Start the server with SANDBOX=on to use it.`,
  },
  PAYLOAD_TOO_LARGE: {
    title: msg`This is too large`,
    detail: msg`Shorten it and try again.`,
  },
  INTERNAL_ERROR: {
    title: msg`The server failed`,
    detail: msg`Try again. If it happens again, the server's log has the reason.`,
  },
  NOT_READY: {
    title: msg`The server is not ready yet`,
    detail: msg`It is starting or stopping. Try again in a moment.`,
  },
};

const aliases: Readonly<Record<string, string>> = {
  TOKEN_INVALID: 'TOKEN_EXPIRED',
  HTTP_401: 'TOKEN_EXPIRED',
  FORBIDDEN: 'INSUFFICIENT_SCOPE',
  HTTP_403: 'INSUFFICIENT_SCOPE',
  HTTP_413: 'PAYLOAD_TOO_LARGE',
  HTTP_500: 'INTERNAL_ERROR',
  HTTP_502: 'NETWORK',
  HTTP_503: 'NOT_READY',
  HTTP_504: 'NETWORK',
};

/** Any error in words for its reader, in the language of the page. */
export function explainError(error: unknown): Explanation {
  if (!isApiError(error)) {
    return {
      title: i18n._(msg`This page failed`),
      detail: i18n._(msg`Reload it. If it happens again, tell whoever runs this server.`),
    };
  }
  const known = error.requiredScopes.length === 0 && words[aliases[error.code] ?? error.code];
  if (known) return { title: i18n._(known.title), detail: i18n._(known.detail) };
  return explainByContent(error);
}

/** Explained in one paragraph. */
export function describeError(error: unknown): string {
  const { title, detail } = explainError(error);
  return `${/[.!?…]$/.test(title) ? title : `${title}.`} ${detail}`.trim();
}

function explainByContent(error: ApiError): Explanation {
  const { code, status, message, until } = error;
  if (error.requiredScopes.length > 0) {
    const scopes = error.requiredScopes.join(', ');
    return {
      title: i18n._(msg`You are not allowed to do this`),
      detail: i18n._(msg`It takes the scope ${scopes}.`),
    };
  }
  if (code === 'CORS') {
    const origin = globalThis.location?.origin ?? '';
    return {
      title: i18n._(msg`The server does not accept requests from this page`),
      detail: i18n._(
        msg`It answers, but its allowed origins (CORS_ORIGINS) do not include ${origin}.`,
      ),
    };
  }
  if (code === 'RATE_LIMITED') {
    const at = retryTime(error);
    return {
      title: i18n._(msg`Too many requests`),
      detail: at ? i18n._(msg`Try again at ${at}.`) : i18n._(msg`Wait a moment and try again.`),
    };
  }
  if (code === 'WHATSAPP_RESTRICTED') {
    const at = until ? i18n.date(until, { dateStyle: 'medium', timeStyle: 'short' }) : null;
    return {
      title: i18n._(msg`WhatsApp has restricted this account`),
      detail: at
        ? i18n._(msg`The restriction ends at ${at}.`)
        : i18n._(msg`WhatsApp did not say until when.`),
    };
  }
  if (code === 'CONTRACT_MISMATCH') {
    return {
      title: i18n._(msg`The server's answer does not fit this dashboard`),
      detail: i18n._(msg`One of the two may be older than the other. ${message}`),
    };
  }
  if (error.errors.length > 0) {
    const fields = error.errors.map(({ path, message }) =>
      path ? `${path}: ${message}` : message,
    );
    return { title: i18n._(msg`Something here is not right`), detail: fields.join(' ') };
  }
  if (message && !/^HTTP [0-9]+$/.test(message)) return { title: message, detail: '' };
  return {
    title: i18n._(msg`The server refused the request`),
    detail: i18n._(msg`It answered with status ${status}.`),
  };
}

/** The time of day at which the limit ends. */
function retryTime({ retryAfter, receivedAt }: ApiError): string | null {
  if (retryAfter === null) return null;
  return i18n.date(new Date(receivedAt + retryAfter * 1000), { timeStyle: 'medium' });
}
