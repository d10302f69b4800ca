/** Something to know before going on, in its meaning's colour: the cause first, then what to do. */
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconInfoCircle,
  IconUserQuestion,
  type TablerIcon,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { withMeaning } from './mark.tsx'
import classes from './notice.module.css'
import type { Meaning } from './signs.ts'

const ICONS: Readonly<Record<Meaning, TablerIcon>> = {
  add: IconInfoCircle,
  plain: IconInfoCircle,
  change: IconAlertTriangle,
  lose: IconCircleX,
  done: IconCircleCheck,
  person: IconUserQuestion,
}

export function Notice({
  meaning,
  title,
  children,
  action,
  urgent,
  inline,
}: {
  readonly meaning: Meaning
  readonly title: ReactNode
  readonly children?: ReactNode
  readonly action?: ReactNode
  /** Interrupts who listens; otherwise it is told when there is a pause. */
  readonly urgent?: boolean
  /** The text goes on in the line of its title. */
  readonly inline?: boolean
}): ReactNode {
  const Icon = ICONS[meaning]
  return (
    <div className={classes.notice} style={withMeaning(meaning)} role={urgent ? 'alert' : 'status'}>
      <Icon size={18} stroke={1.8} aria-hidden className={classes.icon} />
      <div className={classes.text} data-inline={inline}>
        <div className={classes.title}>{title}</div>
        {children && <div className={classes.rest}>{children}</div>}
      </div>
      {action && <div className={classes.action}>{action}</div>}
    </div>
  )
}
