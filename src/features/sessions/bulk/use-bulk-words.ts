import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { BulkVerb } from './bulk-plan.ts';

/** A verb asked of many, in the words of each moment. */
export function useBulkWords(verb: BulkVerb) {
  const { t } = useLingui();
  return {
    start: {
      name: t`Start`,
      question: (count: number) =>
        plural(count, { one: 'Start # session?', other: 'Start # sessions?' }),
      act: (count: number) => plural(count, { one: 'Start # session', other: 'Start # sessions' }),
      consequence: t`They connect to WhatsApp. Those without a linked phone show a code to scan.`,
      underWay: t`Starting`,
      done: (count: number) => plural(count, { one: '# started', other: '# started' }),
    },
    stop: {
      name: t`Stop`,
      question: (count: number) =>
        plural(count, { one: 'Stop # session?', other: 'Stop # sessions?' }),
      act: (count: number) => plural(count, { one: 'Stop # session', other: 'Stop # sessions' }),
      consequence: t`They send and receive nothing until they are started. Linked phones stay linked.`,
      underWay: t`Stopping`,
      done: (count: number) => plural(count, { one: '# stopped', other: '# stopped' }),
    },
    restart: {
      name: t`Restart`,
      question: (count: number) =>
        plural(count, { one: 'Restart # session?', other: 'Restart # sessions?' }),
      act: (count: number) =>
        plural(count, { one: 'Restart # session', other: 'Restart # sessions' }),
      consequence: t`They disconnect and connect again. Nothing is received in between, and linked phones stay linked.`,
      underWay: t`Restarting`,
      done: (count: number) => plural(count, { one: '# restarted', other: '# restarted' }),
    },
  }[verb];
}
