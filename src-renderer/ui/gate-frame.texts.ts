import { defineTexts } from './texts.ts';

export const gateTexts = defineTexts(
  'gate',
  { product: '前哨 CRM', language: 'English / 中文', dark: '深色外观', light: '浅色外观' },
  { product: 'Outpost CRM', language: '中文 / English', dark: 'Dark appearance', light: 'Light appearance' },
);
