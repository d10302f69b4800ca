/** The page behind a one-time link: a program of its own, from which nothing of the app can be reached. */
import '@mantine/core/styles.css'
import '../style.css'
import { MantineProvider } from '@mantine/core'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { theme, variables } from '../theme.ts'
import { HandOverPage } from './page.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('hand-over.html has no #root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <HandOverPage word={window.location.hash.slice(1)} />
    </MantineProvider>
  </StrictMode>,
)
