import type { Quote } from '#shared/features/quotes/quote.model.ts';
import { fenToYuan } from '#shared/kernel/money/decimal.ts';

const signs = { CNY: '¥', USD: '$', EUR: '€', HKD: 'HK$' } as const;

/** `¥1,234.56`: whole hundredths of any of the currencies. */
export function money(fen: number, currency: Quote['currency']): string {
  const [whole = '0', fraction = '00'] = fenToYuan(Math.abs(fen)).split('.');
  return `${fen < 0 ? '-' : ''}${signs[currency]}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}
