/** The side panel: one thing's whole story, while the list keeps its place. Esc closes it. */
import { CloseButton, Group, ScrollArea } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './panel.module.css'

export function Panel({
  label,
  title,
  context,
  actions,
  close,
  enter,
  over,
  wide,
  children,
}: {
  /** What it is called for who listens. */
  readonly label: string
  readonly title: ReactNode
  readonly context?: ReactNode
  readonly actions?: ReactNode
  readonly close: () => void
  /** The focus goes into it when it opens. */
  readonly enter?: boolean
  /** It lies over the page; otherwise the list beside it makes room. */
  readonly over?: boolean
  /** For what needs the whole window: it lies over the page then. */
  readonly wide?: boolean
  readonly children: ReactNode
}): ReactNode {
  const self = useRef<HTMLElement>(null)
  useEffect(() => {
    if (enter) self.current?.focus({ preventScroll: true })
  }, [enter])
  const [before] = useState(() => document.activeElement)
  useEffect(() => () => giveBack(before), [before])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      // A menu or a question above the panel is closed first.
      if (
        event.key === 'Escape' &&
        !event.defaultPrevented &&
        !document.querySelector('[role="dialog"], [role="menu"]')
      )
        close()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [close])
  return (
    <aside
      ref={self}
      tabIndex={-1}
      aria-label={label}
      data-panel={over || wide ? 'over' : 'beside'}
      data-wide={wide || undefined}
      className={classes.panel}
    >
      <div className={classes.head}>
        <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
          <div style={{ minWidth: 0 }}>
            <h2 className={classes.title}>{title}</h2>
            {context && <div className="dimmed">{context}</div>}
          </div>
          <Group gap={4} wrap="nowrap">
            {actions}
            <CloseButton aria-label="Close the panel" onClick={close} />
          </Group>
        </Group>
      </div>
      <ScrollArea
        className={classes.body}
        type="auto"
        offsetScrollbars="y"
        viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': label }}
      >
        <div className={classes.inside}>{children}</div>
      </ScrollArea>
    </aside>
  )
}

/** Whoever came from somewhere goes on there, unless they have gone elsewhere already. */
function giveBack(to: Element | null): void {
  if (document.activeElement === document.body && to instanceof HTMLElement && to.isConnected)
    to.focus({ preventScroll: true })
}
