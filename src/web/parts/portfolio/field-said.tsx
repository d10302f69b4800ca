/** A field with who said it last, and behind its state how it is aligned and what it was before. */
import { Popover } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FieldSaidView, ItemEventView } from '../../../actions/index.ts'
import { Changed } from '../changed.tsx'
import { withDays } from '../day.tsx'
import { colour, Mark } from '../mark.tsx'
import { When } from '../when.tsx'
import classes from './field-said.module.css'
import { fieldWord, flowText, policyText } from './field-words.ts'
import { FIELD_STATES } from './signs.ts'

export function FieldSaid({
  said,
  history,
  children,
}: {
  readonly said: FieldSaidView
  /** Of this field, newest first. */
  readonly history: readonly ItemEventView[]
  /** The value, as it is edited. */
  readonly children: ReactNode
}): ReactNode {
  const word = fieldWord(said.field)
  const { Icon, word: state, meaning } = FIELD_STATES[said.state]
  return (
    <div className={classes.field}>
      <div className={classes.label}>
        {word}
        <Popover position="left-start" width={310} shadow="md" trapFocus returnFocus>
          <Popover.Target>
            <button
              type="button"
              className={classes.state}
              data-quiet={said.state === 'ours' || said.state === 'agreed' ? true : undefined}
              aria-label={`${word}: ${state}. How it is aligned, and its history`}
            >
              <Icon size={14} stroke={2} aria-hidden style={{ color: colour(meaning) }} />
              {said.state !== 'ours' && said.state !== 'agreed' && (
                <span style={{ color: colour(meaning) }}>{state}</span>
              )}
            </button>
          </Popover.Target>
          <Popover.Dropdown p={14}>
            <Story said={said} history={history} />
          </Popover.Dropdown>
        </Popover>
      </div>
      <div className={classes.value}>
        <Changed value={said.text}>{children}</Changed>
      </div>
      {said.said && (
        <div className={classes.who}>
          {said.said.who === 'jira' ? 'Jira' : 'Fairlead'}
          {said.said.name !== null && ` · ${said.said.name}`} · <When at={said.said.at} />
        </div>
      )}
    </div>
  )
}

function Story({ said, history }: Pick<Parameters<typeof FieldSaid>[0], 'said' | 'history'>): ReactNode {
  const policy = policyText(said.policy)
  return (
    <div className={classes.story}>
      <Mark sign={FIELD_STATES[said.state]} boxed />
      {said.says && <div>{said.says}</div>}
      <div className="dimmed">
        {flowText(said)} {policy}
      </div>
      {history.length > 0 && (
        <ol className={classes.history} aria-label="History">
          {history.slice(0, 12).map(({ at, who, says }) => (
            <li key={`${at} ${says}`}>
              {withDays(says)}
              <div className="dimmed">
                {who} · <When at={at} />
              </div>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
