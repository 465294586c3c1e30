import { create } from 'zustand';
import type { Grant } from '../../contract/auth.ts';
import type { AnyEndpoint } from '../../contract/endpoint.ts';
import type { ApiError } from './api-error.ts';
import {
  type Features,
  type Lack,
  lackOf,
  learn,
  nothingLacks,
  withGrant,
  withoutRefusals,
} from './features.ts';

/** Of the server that this page is on, for who is signed in; learnt as its answers come. */
const useFeatures = create<Features>(() => nothingLacks);

export function learnLack(endpoint: AnyEndpoint, error: ApiError): void {
  useFeatures.setState((known) => learn(known, endpoint, error));
}

export function learnGrant(grant: Grant): void {
  useFeatures.setState((known) => withGrant(known, grant));
}

/** Whether who is signed in works with chosen sessions only, and so can't make others. */
export const useIsRestricted = (): boolean =>
  useFeatures(({ grant }) => (grant?.session_names ?? null) !== null);

/** Someone else signs in, who may do more. */
export function forgetRefusals(): void {
  useFeatures.setState(withoutRefusals);
}

/** Why an endpoint can't be used here; null while nothing speaks against it. */
export const useLack = (endpoint: AnyEndpoint): Lack | null =>
  useFeatures((known) => lackOf(known, endpoint));

/** The same for any endpoint, for lists of things to do. */
export function useLackOf(): (endpoint: AnyEndpoint) => Lack | null {
  const known = useFeatures();
  return (endpoint) => lackOf(known, endpoint);
}
