/** One conflict whole: what was agreed, what each side says now, and the choice by button or key. */
import { Button, Kbd, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ConflictView } from '../../../actions/index.ts'
import { Words } from '../../parts/difference/difference.tsx'
import { Facts } from '../../parts/facts.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Panel } from '../../parts/panel.tsx'
import { Person } from '../../parts/person.tsx'
import { fieldWord, policyText } from '../../parts/portfolio/field-words.ts'
import { IssueKey } from '../../parts/portfolio/issue-key.tsx'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import { When } from '../../parts/when.tsx'
import { CONFLICT_STATES } from '../sync/signs.ts'
import classes from './conflict.module.css'
import { keptText, sideWord, Value } from './list.tsx'
import type { Decide } from './use-decide.ts'

/** Longer texts are read as what each side changed. */
const LONG = 80

export function ConflictPanel({
  conflict,
  decide,
  enter,
  close,
}: {
  readonly conflict: ConflictView
  readonly decide: Decide
  readonly enter: boolean
  readonly close: () => void
}): ReactNode {
  const { item, issue, field, base, jira, portfolio, state, says, mayRestore } = conflict
  const long = Math.max(jira.length, portfolio.length) > LONG
  return (
    <Panel
      label={`Conflict: ${fieldWord(field)} of ${item.code}`}
      title={`${fieldWord(field)} of ${item.code} ${item.name}`}
      context={<IssueKey issue={issue} />}
      close={close}
      enter={enter}
    >
      <Stack gap={18}>
        {state !== 'open' && (
          <Notice
            meaning={CONFLICT_STATES[state].meaning}
            title={(state !== 'ended' && keptText(conflict.winner)) || CONFLICT_STATES[state].word}
            action={
              mayRestore &&
              decide.may && (
                <Button
                  variant="default"
                  rightSection={<Kbd size="xs">R</Kbd>}
                  onClick={() => decide.restore(conflict)}
                >
                  Restore the other
                </Button>
              )
            }
          >
            {says}
          </Notice>
        )}
        <div className={classes.sides} data-long={long || undefined}>
          {(['jira', 'portfolio'] as const).map((side) => (
            <Side key={side} side={side} conflict={conflict} long={long} decide={decide} />
          ))}
        </div>
        {long && base !== null && (
          <div className="dimmed">Marked is what each side changed since they last agreed.</div>
        )}
        <Story conflict={conflict} />
      </Stack>
    </Panel>
  )
}

interface SideProps {
  readonly side: 'jira' | 'portfolio'
  readonly conflict: ConflictView
  readonly long: boolean
  readonly decide: Decide
}

function Side({ side, conflict, long, decide }: SideProps): ReactNode {
  const { base, state, winner } = conflict
  const value = conflict[side]
  const kept = state !== 'open' && state !== 'ended' && winner === side
  return (
    <section className={classes.side} aria-label={sideWord(side)} data-kept={kept || undefined}>
      <h3 className={classes.head}>
        {sideWord(side)}
        {kept && <span className="dimmed"> · kept</span>}
      </h3>
      <div className={classes.value}>
        {long && base !== null ? <Words before={base} after={value} /> : <Value text={value} />}
      </div>
      {state === 'open' && decide.may && (
        <Button
          variant="default"
          rightSection={<Kbd size="xs">{side === 'jira' ? 'J' : 'P'}</Kbd>}
          onClick={() => decide.choose(conflict, side)}
        >
          Keep {sideWord(side)}’s
        </Button>
      )}
    </section>
  )
}

function Story({ conflict }: { readonly conflict: ConflictView }): ReactNode {
  const { base, policy, at, decidedBy, decidedAt, item, state, says } = conflict
  return (
    <Facts
      facts={[
        ...(base === null ? [] : ([['Last agreed', <Value key="base" text={base} />]] as const)),
        ['Item', <ItemName key="item" item={item} />],
        ['Rule', policyText(policy) ?? policy],
        ['Found', <When key="at" at={at} />],
        ...(state === 'open' ? ([['What happened', says]] as const) : []),
        ...(decidedAt === null
          ? []
          : ([
              ['Decided by', decidedBy === null ? 'the rule' : <Person key="by" name={decidedBy} />],
              ['Decided', <When key="decided" at={decidedAt} />],
            ] as const)),
      ]}
    />
  )
}
