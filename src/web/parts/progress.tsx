/** How far long work is: done of all, the last thing done; told to who listens without interrupting. */
import { Progress as Bar } from '@mantine/core'
import type { ReactNode } from 'react'

export function Progress({
  label,
  done,
  of,
  failed = 0,
  says,
}: {
  readonly label: string
  readonly done: number
  readonly of: number
  readonly failed?: number
  readonly says?: ReactNode
}): ReactNode {
  const share = (count: number): number => (of === 0 ? 0 : (100 * count) / of)
  return (
    <div>
      <Bar.Root size={8} radius="xl">
        <Bar.Section
          value={share(done)}
          color="var(--meaning-done)"
          aria-label={label}
          aria-valuetext={`${done} of ${of}`}
        />
        {failed > 0 && (
          <Bar.Section value={share(failed)} color="var(--meaning-lose)" aria-label={`${label}: failed`} />
        )}
      </Bar.Root>
      <div aria-live="polite" className="tabular" style={{ marginTop: 6, fontSize: 13 }}>
        {done + failed} of {of}
        {says && <span className="dimmed"> · {says}</span>}
      </div>
    </div>
  )
}
