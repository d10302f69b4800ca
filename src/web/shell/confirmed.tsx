/** Where the window of single sign-on ends that confirmed who somebody is: the page behind it goes on by itself. */
import { type ReactNode, useEffect } from 'react'
import { Entry } from './entry.tsx'

export function Confirmed(): ReactNode {
  useEffect(() => window.close(), [])
  return (
    <Entry title="Confirmed" says="You can close this window: what you asked for goes on.">
      {null}
    </Entry>
  )
}
