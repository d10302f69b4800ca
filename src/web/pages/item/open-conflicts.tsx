/** Fields that were changed on both sides: both values beside each other, and one key to choose. */
import { Button, Kbd } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import type { ReactNode } from 'react'
import type { ConflictView } from '../../../actions/index.ts'
import { valueText } from '../../parts/day.tsx'
import { Mark } from '../../parts/mark.tsx'
import { fieldWord } from '../../parts/portfolio/field-words.ts'
import { CONFLICT_SIGN } from '../../parts/portfolio/signs.ts'
import { When } from '../../parts/when.tsx'
import { type Decide, useDecide } from '../conflicts/use-decide.ts'
import classes from './item.module.css'

const SIDES = [
  ['jira', 'Jira', 'J'],
  ['portfolio', 'Fairlead', 'P'],
] as const

export function OpenConflicts({ conflicts }: { readonly conflicts: readonly ConflictView[] }): ReactNode {
  const decide = useDecide()
  const waiting = conflicts.filter(({ state }) => state === 'open')
  const [first] = waiting
  useHotkeys(SIDES.map(([side, , key]) => [key, () => first && decide.choose(first, side)]))
  // What was decided here a moment ago stays, so that it can be taken back.
  const gone = [...decide.decided.values()].filter(({ id }) => !conflicts.some((one) => one.id === id))
  const shown = [...conflicts.map((conflict) => decide.decided.get(conflict.id) ?? conflict), ...gone]
  const restorable = shown.findLast(({ state, mayRestore }) => state !== 'open' && mayRestore)
  useHotkeys([['R', () => restorable && decide.restore(restorable)]])
  if (shown.length === 0) return null
  return (
    <section aria-label="Conflicts" style={{ display: 'grid', gap: 14 }}>
      {shown.map((conflict) => (
        <Conflict
          key={conflict.id}
          conflict={conflict}
          decide={decide}
          keys={conflict.id === first?.id || conflict.id === restorable?.id}
        />
      ))}
    </section>
  )
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text)

function Conflict({
  conflict,
  decide,
  keys,
}: {
  readonly conflict: ConflictView
  readonly decide: Decide
  /** The keys are for the first that waits, and for the last that can be taken back. */
  readonly keys: boolean
}): ReactNode {
  const { field, at, state, winner, mayRestore, base } = conflict
  const open = state === 'open'
  return (
    <div>
      <div style={{ display: 'flex', gap: 10, alignItems: 'center', marginBottom: 6, fontSize: 13 }}>
        <Mark sign={CONFLICT_SIGN} boxed word={`${fieldWord(field)} changed on both sides`} />
        <span className="dimmed">
          <When at={at} />
          {base !== null && base !== '' && ` · last agreed: ${shortened(valueText(base))}`}
        </span>
        {!open && mayRestore && decide.may && (
          <Button
            size="compact-sm"
            variant="default"
            ml="auto"
            rightSection={keys && <Kbd size="xs">R</Kbd>}
            onClick={() => decide.restore(conflict)}
          >
            Restore the other
          </Button>
        )}
      </div>
      <div className={classes.conflict}>
        {SIDES.map(([side, word, key]) => (
          <section key={side} className={classes.side} aria-label={word}>
            <span className="dimmed" style={{ fontSize: 12 }}>
              {word}
              {!open && winner === side && ' · kept'}
            </span>
            <div className={classes.said}>{valueText(conflict[side]) || <span className="dimmed">empty</span>}</div>
            {open && decide.may && (
              <Button
                size="compact-sm"
                variant="default"
                rightSection={keys && <Kbd size="xs">{key}</Kbd>}
                onClick={() => decide.choose(conflict, side)}
              >
                Keep {word}’s
              </Button>
            )}
          </section>
        ))}
      </div>
    </div>
  )
}
