/** Which rows of a tree a reader has closed, and which opened: remembered. Of a small tree the one counts, of a large one the other. */
import { useLocalStorage } from '@mantine/hooks'
import { useCallback, useMemo } from 'react'

export interface Turned {
  readonly closed: readonly string[]
  readonly opened: readonly string[]
  readonly turn: (key: string, open: boolean) => void
  /** As it is asked for. */
  readonly asked: { readonly closed?: string; readonly opened?: string }
}

/** An address holds no more; the oldest are forgotten. */
const MOST = 120

export function useTurned(name: string): Turned {
  const [closed, setClosed] = useKeys(`${name}.closed`)
  const [opened, setOpened] = useKeys(`${name}.opened`)
  const turn = useCallback(
    (key: string, open: boolean): void => {
      const without = (keys: readonly string[]): readonly string[] => keys.filter((one) => one !== key)
      const withIt = (keys: readonly string[]): readonly string[] => [...without(keys), key].slice(-MOST)
      setClosed(open ? without : withIt)
      setOpened(open ? withIt : without)
    },
    [setClosed, setOpened],
  )
  return useMemo(
    () => ({
      ...{ closed, opened, turn },
      asked: {
        ...(closed.length > 0 ? { closed: closed.slice(-MOST).join(',') } : {}),
        ...(opened.length > 0 ? { opened: opened.slice(-MOST).join(',') } : {}),
      },
    }),
    [closed, opened, turn],
  )
}

/** Known before the first question: asked twice, a page would be drawn twice. */
const useKeys = (key: string) =>
  useLocalStorage<readonly string[]>({ key, defaultValue: [], getInitialValueInEffect: false })
