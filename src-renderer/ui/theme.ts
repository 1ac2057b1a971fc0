import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: primary actions, selection and focus. White on shade 7 has a contrast of 5.7. */
const lagoon: MantineColorsTuple = [
  '#e9f6f6',
  '#d2eaea',
  '#a6d5d5',
  '#76bdbe',
  '#4da8aa',
  '#2f9598',
  '#1b8487',
  '#0f7275',
  '#0b5f62',
  '#084c4f',
];

const gray: MantineColorsTuple = [
  '#f7f9f9',
  '#eff2f3',
  '#e3e8ea',
  '#d3dade',
  '#b9c2c8',
  '#98a4ac',
  '#72808a',
  '#56636d',
  '#37434c',
  '#1c262d',
];

const dark: MantineColorsTuple = [
  '#dbe1e4',
  '#b9c2c7',
  '#95a1a8',
  '#6d7a82',
  '#424d54',
  '#333d43',
  '#283136',
  '#1b2226',
  '#151b1e',
  '#0f1416',
];

/** The screen's vocabulary (ui.md, visual language). Nothing is styled by hand that a token says. */
export const theme = createTheme({
  primaryColor: 'lagoon',
  primaryShade: { light: 7, dark: 7 },
  colors: { lagoon, gray, dark },
  black: '#1c262d',
  fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.4' },
      h2: { fontSize: '16px', lineHeight: '1.5' },
      h3: { fontSize: '14px', lineHeight: '1.5' },
    },
  },
  breakpoints: { xs: '480px', sm: '768px', md: '1024px', lg: '1280px', xl: '1440px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    // Locking the page's scroll would need a style tag, which the content policy forbids; the shell scrolls inside.
    Modal: {
      defaultProps: {
        lockScroll: false,
        centered: true,
        transitionProps: { duration: 120, transition: 'fade' },
        overlayProps: { backgroundOpacity: 0.35 },
      },
    },
    Drawer: {
      defaultProps: {
        lockScroll: false,
        transitionProps: { duration: 120 },
        overlayProps: { backgroundOpacity: 0.35 },
      },
    },
    Spotlight: { defaultProps: { lockScroll: false } },
    Tooltip: {
      defaultProps: {
        openDelay: 350,
        withArrow: false,
        transitionProps: { duration: 80 },
        events: { hover: true, focus: true, touch: false },
      },
    },
    Menu: { defaultProps: { transitionProps: { duration: 80 }, shadow: 'md', position: 'bottom-end' } },
    Popover: { defaultProps: { transitionProps: { duration: 80 }, shadow: 'md' } },
    Select: { defaultProps: { comboboxProps: { transitionProps: { duration: 80 } }, checkIconPosition: 'right' } },
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Badge: { defaultProps: { radius: 'sm', tt: 'none', fw: 600 } },
  },
});

/** Contrast of at least 4.5:1 for quiet text, errors and links in both schemes; surfaces of our own. */
export const variablesResolver: CSSVariablesResolver = () => ({
  variables: {
    '--outpost-nav-width': '208px',
    '--outpost-nav-width-small': '56px',
    '--outpost-bar-height': '52px',
    '--outpost-row-normal': '44px',
    '--outpost-row-compact': '36px',
  },
  light: {
    '--mantine-color-dimmed': '#56636d',
    '--mantine-color-placeholder': '#697681',
    '--mantine-color-error': '#c22c2c',
    '--mantine-color-anchor': '#0b6467',
    '--mantine-color-lagoon-light-color': '#0b5f62',
    '--mantine-color-gray-light-color': '#37434c',
    '--mantine-color-red-light-color': '#a82222',
    '--mantine-color-red-outline': '#b42828',
    '--mantine-color-default-border': '#d3dade',
    '--outpost-surface': '#ffffff',
    '--outpost-surface-quiet': '#f7f9f9',
    '--outpost-surface-hover': '#eff4f4',
    '--outpost-surface-selected': '#e3f2f2',
    '--outpost-line': '#e3e8ea',
    '--outpost-grey-text': '#4a5760',
    '--outpost-grey-back': '#edf0f2',
    '--outpost-blue-text': '#1c539c',
    '--outpost-blue-back': '#e6f0fc',
    '--outpost-amber-text': '#845206',
    '--outpost-amber-back': '#fdf1da',
    '--outpost-green-text': '#1d6837',
    '--outpost-green-back': '#e4f5e9',
    '--outpost-red-text': '#ab2626',
    '--outpost-red-back': '#fdebea',
  },
  dark: {
    '--mantine-color-dimmed': '#9fabb2',
    '--mantine-color-placeholder': '#8d999f',
    '--mantine-color-error': '#ff9a94',
    '--mantine-color-anchor': '#76c5c6',
    '--mantine-color-text': '#dbe1e4',
    '--mantine-color-lagoon-light-color': '#84cdce',
    '--mantine-color-red-light-color': '#ff9a94',
    '--mantine-color-default-border': '#3a444b',
    '--outpost-surface': '#1b2226',
    '--outpost-surface-quiet': '#151b1e',
    '--outpost-surface-hover': '#232c31',
    '--outpost-surface-selected': '#1b3638',
    '--outpost-line': '#2c353a',
    '--outpost-grey-text': '#b9c2c7',
    '--outpost-grey-back': '#2b3338',
    '--outpost-blue-text': '#9cc5f8',
    '--outpost-blue-back': '#1e3149',
    '--outpost-amber-text': '#f1c274',
    '--outpost-amber-back': '#3d2f17',
    '--outpost-green-text': '#8fd6a4',
    '--outpost-green-back': '#1c3726',
    '--outpost-red-text': '#ffa39d',
    '--outpost-red-back': '#452322',
  },
});
