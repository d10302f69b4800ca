/** What the moved bars would write, here and in Jira: nothing is written before somebody says so. Enter writes, Esc lets go. */
import { Button, CloseButton, Kbd, VisuallyHidden } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'
import type { PreviewView } from '../../../actions/index.ts'
import type { Refused } from '../../api.ts'
import { dayText } from '../../parts/day.tsx'
import { Mark } from '../../parts/mark.tsx'
import { fieldWord } from '../../parts/portfolio/field-words.ts'
import { FIELD_STATES } from '../../parts/portfolio/signs.ts'
import { SEVERITIES } from '../../parts/signs.ts'
import classes from './moves.module.css'
import type { Hands } from './use-hands.ts'
import { isBlocked, type Previewed } from './use-previews.ts'

export function MovesPanel({ hands }: { readonly hands: Hands }): ReactNode {
  const { previewed, ready, write, letGo, isWriting, moving, drag } = hands
  useMoveKeys(hands)
  if (previewed.length === 0) return null
  const count = (of: number): string => `${of} ${of === 1 ? 'change' : 'changes'}`
  return (
    <section
      aria-label="Changes that are not written yet"
      className={`${classes.panel} no-print`}
      inert={drag !== undefined}
    >
      <div className={classes.head}>
        <h2 aria-live="polite">
          {isWriting ? `Writing ${count(previewed.length)} …` : `${count(previewed.length)}, not written yet`}
        </h2>
        <Button
          disabled={ready.length === 0}
          loading={isWriting}
          rightSection={<Kbd size="xs">Enter</Kbd>}
          onClick={write}
        >
          {ready.length === previewed.length || ready.length === 0 ? 'Write' : `Write ${ready.length}`}
        </Button>
        <Button variant="default" disabled={isWriting} rightSection={<Kbd size="xs">Esc</Kbd>} onClick={letGo}>
          Cancel
        </Button>
      </div>
      <VisuallyHidden role="status">{heardOf(hands)}</VisuallyHidden>
      <ul className={classes.list}>
        {previewed.map((one) => (
          <Change
            key={one.entry.id}
            one={one}
            refused={hands.refused.get(one.entry.id)}
            leaveOut={previewed.length > 1 ? () => moving.drop([one.entry.id]) : undefined}
          />
        ))}
      </ul>
    </section>
  )
}

/** Who moves bars by keyboard hears where the last one is by now. */
function heardOf({ moving: { moves }, pending }: Hands): string {
  const [id, dates] = [...moves].at(-1) ?? []
  const name = pending.find(({ entry }) => entry.id === id)?.entry.row.name
  if (name === undefined || !dates) return ''
  const day = (text: string | null): string => (text === null ? 'none' : dayText(text))
  return `${name}: start ${day(dates.start)}, due ${day(dates.due)}. Enter writes, Escape cancels.`
}

function Change({
  one: { entry, preview, error },
  refused,
  leaveOut,
}: {
  readonly one: Previewed
  readonly refused: Refused | undefined
  readonly leaveOut: (() => void) | undefined
}): ReactNode {
  const { code, name } = entry.row
  const blocked = isBlocked({ preview })
  return (
    <li className={classes.change}>
      <div className={classes.name}>
        <span className="dimmed tabular">{code}</span>
        <span className="one-line" title={name}>
          {name}
        </span>
        {leaveOut && <CloseButton size="sm" ml="auto" aria-label={`Leave ${code} where it was`} onClick={leaveOut} />}
      </div>
      {!blocked && preview?.writes.map((write) => <Write key={`${write.where} ${write.field}`} write={write} />)}
      {preview?.problems.map(({ severity, code: problem, says, remedy }) => (
        <div key={`${problem} ${says}`} className={classes.problem}>
          <Mark sign={SEVERITIES[severity]} word={severity === 'blocks' ? FIELD_STATES.cannot.word : undefined} />
          <span>
            {says} {remedy && <span className="dimmed">{remedy}</span>}
          </span>
        </div>
      ))}
      {!preview && !error && <div className="dimmed">Asking what it would write …</div>}
      {(refused ?? error) && (
        <div className={classes.problem} role="alert">
          <Mark sign={SEVERITIES.blocks} word={FIELD_STATES.cannot.word} />
          <span>
            {(refused ?? error)?.message} {refused?.remedy && <span className="dimmed">{refused.remedy}</span>}
          </span>
        </div>
      )}
    </li>
  )
}

function Write({
  write: { where, field, from, to, request },
}: {
  readonly write: PreviewView['writes'][number]
}): ReactNode {
  const here = where === 'fairlead'
  const shown = (value: string): ReactNode => {
    if (value === '') return <span className="dimmed">none</span>
    return here && /^\d{4}-\d\d-\d\d$/.test(value) ? dayText(value) : value
  }
  return (
    <div className={classes.line}>
      <span className="dimmed">{here ? 'Here' : 'In Jira'}</span>
      <span className="tabular">
        {request !== null && <span className="code">{request} </span>}
        {here ? fieldWord(field) : <span className="code">{field}</span>} {shown(from)} → <strong>{shown(to)}</strong>
      </span>
    </div>
  )
}

/** The changes are nearer than an open panel: Esc is theirs first. A button that has the focus does its own work. */
function useMoveKeys({ previewed, write, letGo, isWriting, drag }: Hands): void {
  const waiting = previewed.length > 0 && !isWriting && drag === undefined
  useEffect(() => {
    if (!waiting) return
    const onKey = (event: KeyboardEvent): void => {
      const busy = document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')
      if (busy || event.defaultPrevented) return
      if (event.key === 'Escape') letGo()
      else if (event.key === 'Enter' && event.target === document.body) write()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [waiting, write, letGo])
}
