import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { useChangeWords } from './change-words.ts';
import { syncTexts } from './sync.texts.ts';

/** The record a change is about, by its words; leads to it. */
export function SubjectLink({ subject }: { subject: { table: string; id: string; label: string | null } | null }) {
  const t = useTexts(syncTexts);
  const words = useChangeWords();
  if (!subject) return null;
  const path = words.words(subject.table)?.path?.(subject.id);
  const label = subject.label ?? t('gone');
  return path ? (
    <PageLink href={path} size="md">
      {label}
    </PageLink>
  ) : (
    label
  );
}
