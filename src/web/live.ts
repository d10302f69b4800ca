/** Live progress: told by server-sent events, and asked for every few seconds where those do not come through. */
import { useDocumentVisibility } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ProgressView } from '../actions/index.ts'
import type { Route } from './api.ts'

const POLL = 2_000
/** Between two questions, however often something changes: a question that is asked anew each time is never answered. */
const PAUSE = 800

/** Undefined `about` watches nothing. `changes` are the questions that each event makes old. */
export function useLive(about: string | undefined, changes: readonly Route[]): ProgressView | null {
  const client = useQueryClient()
  const [progress, setProgress] = useState<ProgressView | null>(null)
  const stale = changes.join('\n')
  // A browser opens few streams to one server, all its tabs together: a tab that nobody sees gives its own back.
  const seen = useDocumentVisibility() === 'visible'
  useEffect(() => {
    if (about === undefined || !seen) return
    const askAgain = (): void => {
      for (const route of stale.split('\n')) void client.invalidateQueries({ queryKey: [route] })
    }
    let timer: ReturnType<typeof setInterval> | undefined
    let waiting: ReturnType<typeof setTimeout> | undefined
    let last = 0
    const askSoon = (): void => {
      waiting ??= setTimeout(
        () => {
          waiting = undefined
          last = Date.now()
          askAgain()
        },
        Math.max(0, last + PAUSE - Date.now()),
      )
    }
    const source = new EventSource(`/api/v1/events?about=${encodeURIComponent(about)}`)
    source.addEventListener('changed', (event) => {
      const told = JSON.parse(event.data) as { progress: ProgressView | null }
      if (told.progress) setProgress(told.progress)
      askSoon()
    })
    // A browser tries again by itself, except when the answer was no stream at all.
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) timer ??= setInterval(askAgain, POLL)
    })
    return () => {
      source.close()
      clearInterval(timer)
      clearTimeout(waiting)
    }
  }, [about, seen, stale, client])
  return progress
}
