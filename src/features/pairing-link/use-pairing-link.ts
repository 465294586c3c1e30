import { useEffect, useReducer } from 'react';
import { followPairingLink } from '../../api/pairing-link.ts';
import {
  hear,
  type LinkNews,
  type LinkState,
  type LinkView,
  nothingHeard,
  viewOf,
} from './link-view.ts';

const reducer = (state: LinkState, { news, at }: { news: LinkNews; at: number }) =>
  hear(state, news, at);

/** What the page of this link shows. Another link's page is another component: give it a `key`. */
export function usePairingLink(token: string): LinkView {
  const [state, dispatch] = useReducer(reducer, nothingHeard);
  useEffect(() => {
    const tell = (news: LinkNews) => dispatch({ news, at: Date.now() });
    return followPairingLink(token, {
      onEvent: tell,
      onState: (data) => tell({ event: 'connection', data }),
      onRefused: (data) => tell({ event: 'refused', data }),
    });
  }, [token]);
  return viewOf(state);
}
