/** One step of sync: what it sets and why, and its journal: began, request, answer, read back. */
import { Button, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import type { SyncStepView } from '../../../actions/index.ts'
import { Facts } from '../../parts/facts.tsx'
import { Failure } from '../../parts/failure.tsx'
import { Mark } from '../../parts/mark.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Panel } from '../../parts/panel.tsx'
import { fieldWord } from '../../parts/portfolio/field-words.ts'
import { ItemName } from '../../parts/portfolio/item-name.tsx'
import { When } from '../../parts/when.tsx'
import { useTell } from '../../queries.ts'
import { useMay } from '../../session.ts'
import { SYNC_STEP_STATES } from '../sync/signs.ts'
import { Direction, StepKey } from './list.tsx'
import classes from './step.module.css'

export function StepPanel({
  step,
  enter,
  close,
}: {
  readonly step: SyncStepView
  readonly enter: boolean
  readonly close: () => void
}): ReactNode {
  const { id, title, state, why } = step
  const sign = SYNC_STEP_STATES[state]
  const retry = useTell('POST /sync/steps/{id}/retry', ['GET /sync/steps', 'GET /sync', 'GET /integrations'])
  const may = useMay('editor')
  const again = state === 'failed' && may && (
    <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate({ id })}>
      Try again
    </Button>
  )
  return (
    <Panel label={title} title={title} context={<Mark sign={sign} />} close={close} enter={enter}>
      <Stack gap={20}>
        {(why || again) && (
          <Notice meaning={sign.meaning} title={sign.word} action={again}>
            {why}
          </Notice>
        )}
        {retry.isError && <Failure error={retry.error} />}
        <Facts facts={factsOf(step)} />
        <section aria-label="Journal">
          <h3 style={{ margin: '0 0 8px', fontSize: 13 }}>Journal</h3>
          {step.entries.length === 0 ? (
            <div className="dimmed">
              {state === 'done' ? 'Nothing had to be sent to Jira.' : 'Nothing was begun yet.'}
            </div>
          ) : (
            <ol className={classes.journal}>
              {step.entries.map(({ what, at, says }) => (
                <li key={`${at} ${what} ${says}`}>
                  <span className={classes.what}>{ENTRIES[what] ?? what}</span>
                  <span className={/^(GET|PUT|POST|DELETE) /.test(says) ? 'code' : classes.says}>{says}</span>
                  <span className="dimmed">
                    <When at={at} />
                  </span>
                </li>
              ))}
            </ol>
          )}
        </section>
      </Stack>
    </Panel>
  )
}

/** The journal's words, as people read them. */
const ENTRIES: Readonly<Record<string, string>> = {
  started: 'Began',
  writing: 'Request',
  wrote: 'Answer',
  done: 'Read back',
}

function factsOf(step: SyncStepView): readonly (readonly [string, ReactNode])[] {
  const { item, key, connection, field, value, to, at } = step
  return [
    ['Direction', <Direction key="to" to={to} />],
    ...(key === null ? [] : ([['Issue', <StepKey key="key" step={step} />]] as const)),
    ...(item === null ? [] : ([['Item', <ItemName key="item" item={item} />]] as const)),
    ...(field === null ? [] : ([['Field', fieldWord(field)]] as const)),
    ...(value === null ? [] : ([['Value', value === '' ? 'empty' : value]] as const)),
    ['Site', connection],
    ['Decided', <When key="at" at={at} />],
  ]
}
