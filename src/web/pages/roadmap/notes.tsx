/** What the roadmap says besides its bars: what is missing from it and why, and that nothing fits. */
import { Button } from '@mantine/core'
import { IconFilterOff } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Empty } from '../../parts/empty.tsx'
import { Notice } from '../../parts/notice.tsx'
import classes from './page.module.css'

export function Notes({
  dim,
  bars,
  mayEdit,
  stale,
  again,
}: {
  /** Items with issues that cannot be seen. */
  readonly dim: number
  readonly bars: number
  readonly mayEdit: boolean
  /** What was asked last was not answered. */
  readonly stale: boolean
  readonly again: () => void
}): ReactNode {
  if (stale)
    return (
      <div className={classes.notes}>
        <Notice
          meaning="change"
          title="This may be out of date: Fairlead did not answer."
          action={
            <Button variant="default" onClick={again}>
              Try again
            </Button>
          }
        />
      </div>
    )
  return (
    <>
      {bars === 0 && (
        <div className={classes.notes}>
          <Notice meaning="add" title="No item has dates yet.">
            {mayEdit
              ? 'Drag one from a row “No dates” on to the time line, or give it a start and a due day in its panel.'
              : 'Who may edit the portfolio drags one on to the time line.'}
          </Notice>
        </div>
      )}
      {dim > 0 && (
        <div className={`${classes.notes} dimmed`} style={{ fontSize: 13 }}>
          Some issues below {dim === 1 ? 'one item' : `${dim} items`} cannot be seen now; the shares leave these out.
        </div>
      )}
    </>
  )
}

/** Over the calendar, which stays. */
export function NothingFits(): ReactNode {
  return (
    <div className={classes.nothing}>
      <Empty Icon={IconFilterOff} title="Nothing fits" says="No item fits this search and these filters." />
    </div>
  )
}
