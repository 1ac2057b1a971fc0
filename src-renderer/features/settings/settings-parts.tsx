import { Link } from 'wouter';
import { useTexts } from '../../ui/texts.ts';
import classes from './settings.module.css';
import { settingsTexts } from './settings.texts.ts';

const parts = [
  { id: 'general', href: '/settings' },
  { id: 'security', href: '/settings/security' },
] as const;

/** The pages of the settings, one click apart. */
export function SettingsParts({ shown }: { shown: (typeof parts)[number]['id'] }) {
  const t = useTexts(settingsTexts);
  return (
    <nav className={classes.parts} aria-label={t('title')}>
      {parts.map(({ id, href }) => (
        <Link key={id} href={href} className={classes.part} aria-current={id === shown ? 'page' : undefined}>
          {t(id)}
        </Link>
      ))}
    </nav>
  );
}
