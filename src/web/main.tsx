/** The web app's beginning: theme, data, routes. */
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './style.css'
import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Refused } from './api.ts'
import { router } from './router.tsx'
import { forget } from './session.ts'
import { theme, variables } from './theme.ts'

const queries = new QueryClient({
  // A session that has ended shows at the next question: the sign-in page takes over and the address stays.
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Refused && error.status === 401) forget(queries)
    },
  }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // What the server refuses stays refused; only silence is worth another try.
      retry: (count, error) => !(error instanceof Refused && error.status > 0) && count < 5,
    },
  },
})

/** The server tells one with every page, and believes no style element without it. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
// What keeps the page still behind a dialog asks for it by the name that bundlers use.
Object.assign(window, { __webpack_nonce__: nonce })
// Where what keeps a page still behind a dialog looks for it (get-nonce).
Object.assign(globalThis, { __webpack_nonce__: nonce })

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <Notifications position="bottom-right" limit={3} />
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
