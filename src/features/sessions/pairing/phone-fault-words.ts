import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PhoneFault } from '../../../../rules/phone-numbers.ts';

/** Why a number can't be one that WhatsApp takes, at its field. */
export const phoneFaultWords: Readonly<Record<PhoneFault, MessageDescriptor>> = {
  empty: msg`Type the number of the phone.`,
  not_a_number: msg`This is not a phone number.`,
  no_country_code: msg`Begin with the country code, such as +44.`,
  too_short: msg`This number is too short.`,
  too_long: msg`This number is too long.`,
  unknown_country_code: msg`No country has this code.`,
};
