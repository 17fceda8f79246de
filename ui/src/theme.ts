// Mantine, refined: calm, dense, legible. The one place for colours, sizes and defaults.

import {
  ActionIcon,
  Badge,
  Button,
  Card,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  Input,
  Loader,
  type MantineColorsTuple,
  Menu,
  Modal,
  Notification,
  Paper,
  Skeleton,
  Tooltip,
} from '@mantine/core';
import { common } from './texts/common';

/** A quiet teal: the product's colour. */
const teal: MantineColorsTuple = [
  '#e9f8f9',
  '#d5eef0',
  '#aadde1',
  '#7bcbd1',
  '#53bbc3',
  '#37b0b9',
  '#1b97a1',
  '#0b7285',
  '#0a6271',
  '#06505d',
];

/** Cool greys for the dark scheme: text first, the deepest background last. */
const dark: MantineColorsTuple = [
  '#dde2e6',
  '#b6bfc7',
  '#939ea8',
  '#616c76',
  '#3a4148',
  '#2d3338',
  '#20252a',
  '#1b1f23',
  '#14171a',
  '#0f1214',
];

/** What the cross of dialogues and notes is called. */
const CLOSE = { 'aria-label': common.close };

export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: 7,
  autoContrast: true,
  colors: { brand: teal, dark },
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, Consolas, monospace",
  defaultRadius: 'md',
  cursorType: 'pointer',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1rem', lineHeight: '1.4' },
      h3: { fontSize: '0.875rem', lineHeight: '1.4' },
    },
  },
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Badge: Badge.extend({ defaultProps: { variant: 'light', radius: 'sm' } }),
    Button: Button.extend({ defaultProps: { size: 'sm' } }),
    Card: Card.extend({ defaultProps: { withBorder: true, padding: 'md' } }),
    Drawer: Drawer.extend({
      defaultProps: { position: 'right', size: 'md', closeButtonProps: CLOSE },
    }),
    Input: Input.extend({ defaultProps: { size: 'sm' } }),
    Loader: Loader.extend({ defaultProps: { type: 'dots' } }),
    // Without it the first entry has the focus, and screen readers count entries only.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 'md', closeButtonProps: CLOSE },
    }),
    Notification: Notification.extend({ defaultProps: { closeButtonProps: CLOSE } }),
    Paper: Paper.extend({ defaultProps: { radius: 'md' } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
  },
});

/** Surfaces and status colours for both schemes; text on them has a contrast of 4.5 at least. */
export const variables: CSSVariablesResolver = (theme) => ({
  variables: {},
  light: {
    // Mantine's own are too pale for small text on a light ground.
    ...Object.fromEntries(
      Object.keys(theme.colors).flatMap((name) => {
        const ink = `color-mix(in srgb, var(--mantine-color-${name}-9), black 30%)`;
        return [
          [`--mantine-color-${name}-light-color`, ink],
          [`--mantine-color-${name}-text`, ink],
        ];
      }),
    ),
    '--mantine-color-error': '#c2251f',
    '--app-canvas': '#f6f7f9',
    '--app-surface': '#ffffff',
    '--app-line': '#e3e6ea',
    '--app-hover': '#f1f4f6',
    '--app-picked': '#e6f4f6',
    '--app-good': '#1b7a3d',
    '--app-bad': '#c2251f',
    '--app-odd': '#a85100',
    '--app-quiet': '#5c6773',
    '--mantine-color-dimmed': '#5c6773',
    '--mantine-color-placeholder': '#6b7580',
  },
  dark: {
    '--mantine-color-error': '#ff8a80',
    '--app-canvas': '#14171a',
    '--app-surface': '#1b1f23',
    '--app-line': '#2d3338',
    '--app-hover': '#23282d',
    '--app-picked': '#143238',
    '--app-good': '#51cf7f',
    '--app-bad': '#ff8a80',
    '--app-odd': '#ffb066',
    '--app-quiet': '#9aa5b0',
    '--mantine-color-body': '#1b1f23',
    '--mantine-color-text': '#dde2e6',
    '--mantine-color-dimmed': '#9aa5b0',
    '--mantine-color-placeholder': '#8a95a0',
    // Notes in a colour stay as calm as what is around them.
    '--mantine-color-yellow-light': '#322710',
    '--mantine-color-yellow-light-color': '#ffc978',
    '--mantine-color-red-light': '#3a2022',
    '--mantine-color-red-light-hover': '#472629',
    '--mantine-color-red-light-color': '#ff9d94',
    '--mantine-color-default': '#20252a',
    '--mantine-color-default-border': '#3a4148',
  },
});
