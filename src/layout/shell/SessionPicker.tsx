import { useLingui } from '@lingui/react/macro';
import {
  ChevronsUpDown,
  CircleCheck,
  CircleQuestionMark,
  CircleStop,
  LoaderCircle,
  type LucideIcon,
  QrCode,
  RotateCw,
  TriangleAlert,
} from 'lucide-react';
import type { Session } from '../../../contract/sessions.ts';
import { paths } from '../../paths.ts';
import { Menu } from '../../ui/Menu.tsx';
import { type Tone, toneText } from '../../ui/StatusBadge.tsx';

interface SessionPickerProps {
  sessions: readonly Session[] | undefined;
  /** The name in the page's address, if there is one. */
  current: string | undefined;
}

interface Mark {
  readonly icon: LucideIcon;
  readonly tone: Tone;
}

const marks: Readonly<Record<string, Mark>> = {
  stopped: { icon: CircleStop, tone: 'idle' },
  starting: { icon: LoaderCircle, tone: 'info' },
  working: { icon: CircleCheck, tone: 'good' },
  qr_code: { icon: QrCode, tone: 'info' },
  failed: { icon: TriangleAlert, tone: 'warn' },
};
const otherMark: Mark = { icon: CircleQuestionMark, tone: 'idle' };
const reconnecting: Mark = { icon: RotateCw, tone: 'warn' };

const markOf = ({ status, status_reason }: Session): Mark =>
  status === 'working' && status_reason !== null ? reconnecting : (marks[status] ?? otherMark);

/** Which session the page is about, and the way to another one. */
export function SessionPicker({ sessions, current }: SessionPickerProps) {
  const { t } = useLingui();
  const chosen = sessions?.find((session) => session.name === current);
  const shown = current ?? (sessions?.length === 0 ? t`No session yet` : t`All sessions`);
  const { icon: Icon, tone } = chosen ? markOf(chosen) : otherMark;

  return (
    <Menu
      label={t`Session: ${shown}`}
      align="start"
      className="-ms-2.5 min-w-0 shrink! text-text!"
      items={[
        { label: t`All sessions`, to: paths.sessions(), checked: !current },
        ...(sessions ?? []).map((session, index) => ({
          label: <bdi>{session.name}</bdi>,
          icon: markOf(session).icon,
          iconClass: toneText[markOf(session).tone],
          to: paths.session(session.name),
          checked: session.name === current,
          separated: index === 0,
        })),
      ]}
    >
      {chosen && <Icon className={toneText[tone]} />}
      <bdi className="max-w-48 truncate leading-5">{shown}</bdi>
      <ChevronsUpDown className="text-text-3" />
    </Menu>
  );
}
