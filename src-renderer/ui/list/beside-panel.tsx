import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconX } from '@tabler/icons-react';
import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from '../error-panel.tsx';
import { useTexts } from '../texts.ts';
import classes from './list.module.css';
import { listTexts } from './list.texts.ts';

/** The record beside its list; the list keeps its place. */
export function BesidePanel(props: { children: ReactNode; onClose: () => void; onPage: () => void }) {
  const t = useTexts(listTexts);
  return (
    <aside className={classes.beside}>
      <div className={classes.besideBar}>
        <Tooltip label={t('openPage')}>
          <ActionIcon aria-label={t('openPage')} onClick={props.onPage}>
            <IconArrowsMaximize size={16} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('closeBeside')}>
          <ActionIcon aria-label={t('closeBeside')} onClick={props.onClose}>
            <IconX size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
      <ErrorBoundary>
        <Suspense fallback={null}>{props.children}</Suspense>
      </ErrorBoundary>
    </aside>
  );
}
