/** What a page shows of its things, kept in the address: search, filters, order, the open row. */
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** Everything after the question mark, as text. */
export type View = Readonly<Record<string, string | undefined>>

export interface ViewState {
  readonly view: View
  /** Undefined takes a member out. Changes of what is shown do not pile up in the history. */
  change(changes: View): void
}

export function useView(): ViewState {
  const view = useSearch({ strict: false }) as View
  const navigate = useNavigate()
  const change = useCallback(
    (changes: View) =>
      void navigate({
        to: '.',
        search: (before: View) => withoutEmpty({ ...before, ...changes }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  )
  return { view, change }
}

/** Plain `?kind=screen&q=squad`, readable and short. */
export const parseView = (text: string): View => Object.fromEntries(new URLSearchParams(text))

export function viewText(view: Record<string, unknown>): string {
  const text = new URLSearchParams(withoutEmpty(view as View) as Record<string, string>).toString()
  return text === '' ? '' : `?${text}`
}

export function withoutEmpty(view: View): View {
  return Object.fromEntries(Object.entries(view).filter(([, value]) => value !== undefined && value !== ''))
}
