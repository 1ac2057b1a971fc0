import { PartLinks } from '../../ui/parts.tsx';
import { useTexts } from '../../ui/texts.ts';
import { settingsTexts } from './settings.texts.ts';

const parts = [
  { id: 'general', href: '/settings' },
  { id: 'security', href: '/settings/security' },
] as const;

/** The pages of the settings, one click apart. */
export function SettingsParts({ shown }: { shown: (typeof parts)[number]['id'] }) {
  const t = useTexts(settingsTexts);
  return <PartLinks label={t('title')} parts={parts.map((part) => ({ ...part, label: t(part.id) }))} shown={shown} />;
}
