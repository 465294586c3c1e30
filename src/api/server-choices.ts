import { paths } from '../paths.ts';
import { connection, useBaseUrl, useUsualUrl } from './connection.ts';
import { hrefOf, place } from './place.ts';
import { shortAddress } from './server-address.ts';
import { useKnownServers } from './servers.ts';

/** A server to go to. */
export interface ServerChoice {
  readonly baseUrl: string;
  /** As short as it may be written. */
  readonly address: string;
  /** Given by the reader, or its address. */
  readonly name: string;
  /** Where its pages begin. A link there loads the dashboard anew, so that nothing of two mixes. */
  readonly href: string;
  readonly isCurrent: boolean;
  /** The one of config.json, which can't be forgotten. */
  readonly isUsual: boolean;
}

/** The usual server, then those that this browser was connected to. */
export function useServerChoices(): readonly ServerChoice[] {
  const known = useKnownServers();
  const baseUrl = useBaseUrl();
  const usualUrl = useUsualUrl();
  const others = known.filter((server) => server.baseUrl !== usualUrl);
  const usualName = known.find((server) => server.baseUrl === usualUrl)?.name ?? '';
  return [{ baseUrl: usualUrl, name: usualName }, ...others].map((server) => {
    const address = shortAddress(server.baseUrl);
    return {
      baseUrl: server.baseUrl,
      address,
      name: server.name || address,
      href: hrefOnServer(server.baseUrl, paths.overview()),
      isCurrent: server.baseUrl === baseUrl,
      isUsual: server.baseUrl === usualUrl,
    };
  });
}

/** The address of a page on a server. */
export function hrefOnServer(baseUrl: string, page: string): string {
  return hrefOf(place(), baseUrl === connection().usualUrl ? null : baseUrl, page);
}
