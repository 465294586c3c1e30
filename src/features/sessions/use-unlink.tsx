import { Trans, useLingui } from '@lingui/react/macro';
import type { Session } from '../../../contract/sessions.ts';
import { confirm } from '../../feedback/confirm.ts';
import { phone } from '../../format/phone.ts';
import { askVerb } from './session-verbs.ts';

/** Asks before unlinking: the phone must be at hand to link it again. */
export function useUnlink(): (session: Session) => void {
  const { t } = useLingui();
  return ({ name, phone_number }) =>
    confirm({
      title: t`Unlink the phone of ${name}?`,
      consequence: (
        <>
          <p>
            {phone_number ? (
              <Trans>
                <bdi dir="ltr">{phone(phone_number)}</bdi> stops receiving and sending through this
                session, and its keys are forgotten here.
              </Trans>
            ) : (
              <Trans>The session’s keys are forgotten here.</Trans>
            )}
          </p>
          <p>
            <Trans>
              The session and its settings stay. Linking again needs a scan with the phone.
            </Trans>
          </p>
        </>
      ),
      verb: t`Unlink phone`,
      danger: true,
      run: () => askVerb(name, 'logout'),
    });
}
