import type { EventOf } from '../../contract/endpoint.ts';
import { pairingLinkStream } from '../../contract/pairing-links.ts';
import { systemClock } from '../../rules/clock.ts';
import { type ApiError, isApiError } from './api-error.ts';
import { locateApi, openStream } from './connection.ts';
import { parseJson } from './http/read-answer.ts';
import { readEventData } from './live/event.ts';
import {
  createLiveStream,
  type LiveState,
  type LiveStream,
  type LiveStreamDeps,
} from './live/stream.ts';

export type PairingLinkEvent = EventOf<typeof pairingLinkStream>;

export interface PairingLinkListener {
  onEvent(event: PairingLinkEvent): void;
  onState(state: LiveState): void;
  /** The link is not known here or has ended, or this server has no such links. */
  onRefused(error: ApiError): void;
}

/** Whether asking again would be answered alike. */
function isFinal(error: unknown): error is ApiError {
  if (!isApiError(error)) return false;
  return [400, 403, 404, 405, 410, 501].includes(error.status) || error.code === 'NOT_THIS_API';
}

function readPairingEvent(name: string, text: string): PairingLinkEvent | null {
  const data = readEventData(pairingLinkStream.events, name, parseJson(text));
  return data && ({ event: name, data } as PairingLinkEvent);
}

/** The stream of a pairing link. It comes back by itself until it is refused or the link ends. */
export function createPairingLinkStream(
  deps: PairingLinkListener &
    Pick<LiveStreamDeps, 'clock' | 'random'> & {
      readonly open: (signal: AbortSignal) => Promise<Response>;
    },
): LiveStream {
  const stream = createLiveStream({
    ...deps,
    async open(_, signal) {
      try {
        return await deps.open(signal);
      } catch (error) {
        if (!signal.aborted && isFinal(error)) {
          stream.stop();
          deps.onRefused(error);
        }
        throw error;
      }
    },
    onEvent({ event: name = '', data }) {
      const event = readPairingEvent(name, data);
      if (!event) return;
      if (event.event === 'ended') stream.stop();
      deps.onEvent(event);
    },
    // Every connection begins with the state, so nothing can be missed.
    onGap: () => {},
  });
  return stream;
}

/** Follows the link of this token; the answer stops it. */
export function followPairingLink(token: string, listener: PairingLinkListener): () => void {
  const stream = createPairingLinkStream({
    ...listener,
    async open(signal) {
      // Here and not before the page: what fails is tried again, and a reload would lose the token.
      await locateApi();
      return openStream(pairingLinkStream, { pairingToken: token }, { signal });
    },
    clock: systemClock,
    random: Math.random,
  });
  stream.start();
  window.addEventListener('online', stream.wake);
  return () => {
    window.removeEventListener('online', stream.wake);
    stream.stop();
  };
}
