import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useMay } from '../../api/me.ts';
import { useTexts } from '../../ui/texts.ts';
import classes from './invoice-frame.module.css';
import { frameTexts } from './invoice-frame.texts.ts';

const parts = [
  { path: '/invoice-applications', label: 'applications', action: 'invoice.view' },
  { path: '/invoice-batches', label: 'batches', action: 'invoice.issue' },
  { path: '/invoices', label: 'register', action: 'invoice.view' },
  { path: '/invoices/totals', label: 'totals', action: 'invoice.view' },
  { path: '/red-requests', label: 'reds', action: 'invoice.view' },
  { path: '/invoice-titles', label: 'titles', action: 'invoice.view' },
  { path: '/tax-entities', label: 'entities', action: 'taxEntity.view' },
] as const;

/** The pages of invoicing side by side: each is one step away from the others. */
export function InvoiceFrame({ children }: { children: ReactNode }) {
  const t = useTexts(frameTexts);
  const may = useMay();
  const [here] = useLocation();
  return (
    <div className={classes.frame}>
      <nav className={classes.strip} aria-label={t('invoicing')}>
        {parts
          .filter(({ action }) => may(action))
          .map(({ path, label }) => (
            <Link key={path} href={path} className={classes.link} aria-current={here === path ? 'page' : undefined}>
              {t(label)}
            </Link>
          ))}
      </nav>
      <div className={classes.body}>{children}</div>
    </div>
  );
}
