/** Which rows the reader has closed, and which lines of items without dates are opened: remembered. */
import { useLocalStorage } from '@mantine/hooks'
import { useCallback, useMemo } from 'react'

export function useClosed(): readonly [closed: ReadonlySet<string>, toggle: (key: string) => void] {
  const [keys, setKeys] = useLocalStorage<readonly string[]>({ key: 'roadmap.closed', defaultValue: [] })
  const closed = useMemo(() => new Set(keys), [keys])
  const toggle = useCallback(
    (key: string): void =>
      setKeys((before) => (before.includes(key) ? before.filter((one) => one !== key) : [...before, key])),
    [setKeys],
  )
  return [closed, toggle]
}
