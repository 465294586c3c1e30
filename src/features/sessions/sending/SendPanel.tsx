import { Trans, useLingui } from '@lingui/react/macro';
import { SendHorizontal } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { maxTextLength } from '../../../../contract/messages.ts';
import type { Session } from '../../../../contract/sessions.ts';
import { isApiError } from '../../../api/api-error.ts';
import { describeError } from '../../../api/describe-error.ts';
import { number } from '../../../format/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { FormError } from '../../../ui/FormError.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { TextArea } from '../../../ui/TextArea.tsx';
import { useLocale } from '../../../ui/use-locale.ts';
import { useVerbReason } from '../use-verb-reason.ts';
import { type Draft, useDraft, useDrafts } from './drafts.ts';
import { recipientFieldId, textFieldId } from './field-ids.ts';
import { RecipientFields } from './RecipientFields.tsx';
import { recipientOf } from './recipient.ts';
import { SentTexts } from './SentTexts.tsx';
import { useRecipientWords } from './use-recipient-words.ts';
import { useSend } from './use-send.ts';

/** From this many characters left on, the form says how many. */
const nearLimit = 1_000;

export function SendPanel({ session }: { session: Session }) {
  const { t } = useLingui();
  const locale = useLocale();
  const draft = useDraft(session.name);
  const change = useDrafts((drafts) => drafts.change);
  const recipientWords = useRecipientWords();
  const [tried, setTried] = useState(false);
  const { send, isPending, error, sent } = useSend(session.name);
  const refusal = useVerbReason()('send', session);

  const recipient = recipientOf(draft[draft.kind]);
  const left = maxTextLength - draft.text.length;
  const serverFault = isApiError(error, 'INVALID_CHAT_ID') ? describeError(error) : null;
  const toFault =
    tried && recipient.fault ? recipientWords(recipient.fault, draft.kind) : serverFault;
  const textFault = textFaultOf();

  function textFaultOf() {
    if (left < 0) return t`That is ${number(-left, locale)} characters too many.`;
    return tried && draft.text.trim() === '' ? t`Write something first.` : null;
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPending || refusal) return;
    setTried(true);
    const { chatId } = recipient;
    if (!chatId || draft.text.trim() === '' || left < 0) {
      document.getElementById(chatId ? textFieldId : recipientFieldId)?.focus();
      return;
    }
    send(
      { chatId, text: draft.text },
      {
        onSuccess: () => {
          setTried(false);
          change(session.name, { text: '' });
        },
      },
    );
  };

  return (
    <Panel title={t`Send a text`}>
      <form onSubmit={submit} noValidate className="grid gap-4 p-4">
        <RecipientFields
          session={session}
          draft={draft}
          fault={toFault}
          onChange={(part: Partial<Draft>) => change(session.name, part)}
        />
        <Field id={textFieldId} label={t`Text`} error={textFault}>
          {(ids) => (
            <TextArea
              {...ids}
              dir="auto"
              value={draft.text}
              onChange={(event) => change(session.name, { text: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
                event.preventDefault();
                event.currentTarget.form?.requestSubmit();
              }}
            />
          )}
        </Field>
        <FormError error={error && !serverFault ? describeError(error) : null} />
        <div className="flex flex-wrap items-center gap-3">
          <Button
            type="submit"
            variant="main"
            icon={SendHorizontal}
            pending={isPending}
            disabledReason={refusal}
          >
            <Trans>Send text</Trans>
          </Button>
          {refusal ? (
            <p className="text-13 text-text-2">{refusal}</p>
          ) : (
            <p className="text-13 text-text-3 max-sm:hidden pointer-coarse:hidden">
              <Trans>
                or <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd>
              </Trans>
            </p>
          )}
          {left >= 0 && left < nearLimit && (
            <span className="ms-auto text-13 tabular text-text-2">
              <Trans>{number(left, locale)} characters left</Trans>
            </span>
          )}
        </div>
      </form>
      <SentTexts sent={sent} />
    </Panel>
  );
}
