import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { VerbRefusal } from '../../../rules/session-verbs.ts';

/** Why a verb can't be used now, as the reason on its button. */
export const refusalWords: Readonly<Record<VerbRefusal, MessageDescriptor>> = {
  already_started: msg`It is already started.`,
  already_stopped: msg`It is already stopped.`,
  start_instead: msg`It is stopped: start it instead.`,
  no_phone_linked: msg`No phone is linked yet.`,
  not_working: msg`A text can be sent once a phone is linked and working.`,
};
