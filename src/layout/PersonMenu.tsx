import { Trans, useLingui } from '@lingui/react/macro';
import { LogOut, Monitor, Moon, Sun } from 'lucide-react';
import type { User } from '../../contract/auth.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Menu } from '../ui/Menu.tsx';
import { chooseTheme, themes, useTheme } from './theme.ts';

const themeIcons = { system: Monitor, light: Sun, dark: Moon };

interface PersonMenuProps {
  person: User | undefined;
  onSignOut: () => void;
}

export function PersonMenu({ person, onSignOut }: PersonMenuProps) {
  const { t } = useLingui();
  const current = useTheme((state) => state.theme);
  const name = person?.full_name || person?.email || '';
  const roles: Record<string, string> = { owner: t`Owner`, admin: t`Admin`, member: t`Member` };
  const themeWords = { system: t`System theme`, light: t`Light theme`, dark: t`Dark theme` };

  return (
    <Menu
      label={name || t`Account`}
      className="w-control px-0!"
      heading={
        person && (
          <div className="grid text-13">
            <p className="truncate font-semibold">
              <bdi>{name}</bdi>
            </p>
            {name !== person.email && (
              <p className="truncate text-text-2">
                <bdi>{person.email}</bdi>
              </p>
            )}
            <p className="text-text-3">{roles[person.role] ?? person.role}</p>
          </div>
        )
      }
      items={[
        ...themes.map((theme) => ({
          label: themeWords[theme],
          icon: themeIcons[theme],
          checked: theme === current,
          onSelect: () => chooseTheme(theme),
        })),
        { label: <Trans>Sign out</Trans>, icon: LogOut, separated: true, onSelect: onSignOut },
      ]}
    >
      <Avatar name={name} size="small" />
    </Menu>
  );
}
