/** The look: one accent dark enough for contrast, greys for structure, colours only for meaning, the same tokens in light and dark. */
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'
import { chosenPill } from './parts/chosen-pill.tsx'

/** Harbour blue: shade 7 on white is 6.4:1, shade 4 on the dark body 5.6:1. */
const harbour: MantineColorsTuple = [
  '#eef5fc',
  '#d8e7f7',
  '#aecdee',
  '#80b1e5',
  '#5a99dd',
  '#418ad8',
  '#3181d5',
  '#1a5fa8',
  '#17528f',
  '#0f4379',
]

/** Bluish greys, from text to the ground: shade 7 is the body's. */
const dark: MantineColorsTuple = [
  '#dfe4ea',
  '#b4bdc8',
  '#9aa5b4',
  '#6b7683',
  '#434b56',
  '#353c45',
  '#24282f',
  '#1b1e23',
  '#15171b',
  '#101215',
]

export const theme = createTheme({
  primaryColor: 'harbour',
  primaryShade: 7,
  colors: { harbour, dark },
  autoContrast: true,
  fontFamily: 'Inter, "Segoe UI", "Open Sans", system-ui, -apple-system, "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: '"JetBrains Mono", ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  defaultRadius: 'sm',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '28px' },
      h2: { fontSize: '15px', lineHeight: '22px' },
      h3: { fontSize: '13px', lineHeight: '20px' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { renderPill: chosenPill } },
    TagsInput: { defaultProps: { renderPill: chosenPill } },
    TextInput: { defaultProps: { size: 'sm' } },
    Table: { defaultProps: { verticalSpacing: 6, horizontalSpacing: 'sm', fz: 'sm', borderColor: 'var(--line)' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-start', offset: 4 } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.35 } } },
  },
})

const OURS = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-dimmed)',
  '--mantine-color-placeholder': 'var(--text-dimmed)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-error': 'var(--meaning-lose)',
}

/** Mantine's own surfaces and texts follow the tokens of style.css. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: OURS, dark: OURS })
