import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import { theme, variablesResolver } from './theme.ts';

/** The theme's variables as text. */
export function themeVariables(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const base = defaultCssVariablesResolver(merged);
  const own = variablesResolver(merged);
  return convertCssVariables(
    {
      variables: { ...base.variables, ...own.variables },
      light: { ...base.light, ...own.light },
      dark: { ...base.dark, ...own.dark },
    },
    ':root',
  );
}

/**
 * Puts the theme's variables on the page by a constructed sheet instead of Mantine's style tag, so that the content
 * policy can forbid every inline style and require trusted types.
 */
export function adoptThemeVariables(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(themeVariables());
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
