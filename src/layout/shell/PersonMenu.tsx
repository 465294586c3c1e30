import { Trans, useLingui } from '@lingui/react/macro';
import { LogOut, Monitor, Moon, Plus, Server, Sun } from 'lucide-react';
import type { User } from '../../../contract/auth.ts';
import type { ServerChoice } from '../../api/server-choices.ts';
import { paths } from '../../paths.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { chooseTheme, themes, useTheme } from '../theme.ts';

const themeIcons = { system: Monitor, light: Sun, dark: Moon };

interface PersonMenuProps {
  /** Undefined while it is not known, and for an API key. */
  person: User | undefined;
  byKey: boolean;
  servers: readonly ServerChoice[];
  onSignOut: () => void;
}

export function PersonMenu({ person, byKey, servers, onSignOut }: PersonMenuProps) {
  const { t } = useLingui();
  const current = useTheme((state) => state.theme);
  const name = byKey ? t`API key` : person?.full_name || person?.email || '';
  const server = servers.find(({ isCurrent }) => isCurrent)?.name ?? '';
  const roles: Record<string, string> = { owner: t`Owner`, admin: t`Admin`, member: t`Member` };
  const themeWords = { system: t`System theme`, light: t`Light theme`, dark: t`Dark theme` };

  return (
    <Menu
      label={name || t`Account`}
      className="w-control px-0!"
      heading={
        <div className="grid text-13">
          {name && (
            <p className="truncate font-semibold">
              <bdi>{name}</bdi>
            </p>
          )}
          {person && name !== person.email && (
            <p className="truncate text-text-2">
              <bdi>{person.email}</bdi>
            </p>
          )}
          {person && <p className="text-text-3">{roles[person.role] ?? person.role}</p>}
          <p className="truncate text-text-3">
            <bdi>{server}</bdi>
          </p>
        </div>
      }
      items={[
        ...themes.map((theme) => ({
          label: themeWords[theme],
          icon: themeIcons[theme],
          checked: theme === current,
          onSelect: () => chooseTheme(theme),
        })),
        ...(servers.length > 1 ? servers : []).map((choice, index) => ({
          label: <bdi>{choice.name}</bdi>,
          icon: Server,
          checked: choice.isCurrent,
          separated: index === 0,
          onSelect: () => {
            if (!choice.isCurrent) location.assign(choice.href);
          },
        })),
        {
          label: <Trans>Another server</Trans>,
          icon: Plus,
          separated: servers.length < 2,
          to: paths.servers(),
        },
        { label: <Trans>Sign out</Trans>, icon: LogOut, separated: true, onSelect: onSignOut },
      ]}
    >
      <Avatar name={name || t`Account`} size="small" />
    </Menu>
  );
}
