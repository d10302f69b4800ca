/** Each connection as a line: what sync does there, how fresh it is, what it knows; what it asks or reads stands below. */
import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SyncStatusView } from '../../../actions/index.ts'
import { colour, Mark } from '../../parts/mark.tsx'
import { Progress } from '../../parts/progress.tsx'
import { When } from '../../parts/when.tsx'
import { ProblemLines } from '../sync/problem-lines.tsx'
import { ABSENCES, FROZEN, SYNC_STATES, WEBHOOK_STATES } from '../sync/signs.ts'
import { ConnectionMenu } from './connection-menu.tsx'
import classes from './connections.module.css'
import { Frozen } from './frozen.tsx'
import { Mass } from './mass.tsx'
import { toldOnce } from './told-once.ts'

export function Connections({ statuses }: { readonly statuses: readonly SyncStatusView[] }): ReactNode {
  return (
    <ul className={classes.lines} aria-label="Connections">
      {statuses.map((status) => (
        <li key={status.connection}>
          <Line status={status} />
          <More status={status} />
        </li>
      ))}
    </ul>
  )
}

function Line({ status }: { readonly status: SyncStatusView }): ReactNode {
  const { connection, url, state, webhook, issues } = status
  const { asks, says } = toldOnce(status)
  return (
    <div className={classes.line}>
      <Link
        to="/sites/$name"
        params={{ name: connection }}
        className="one-line"
        style={{ color: 'var(--text)', fontWeight: 550 }}
        title={url}
      >
        {connection}
      </Link>
      <div>
        <Mark sign={asks ? FROZEN : SYNC_STATES[state]} /> <span className="dimmed">{says}</span>
      </div>
      <Fresh status={status} />
      <div title={webhook.says}>
        <Mark sign={WEBHOOK_STATES[webhook.state]} />
      </div>
      <span className="tabular">
        {issues.seen.toLocaleString('en')} {issues.seen === 1 ? 'issue' : 'issues'}
      </span>
      <ConnectionMenu status={status} />
    </div>
  )
}

const LATE = 300

function Fresh({ status: { polledAt, lag, state } }: { readonly status: SyncStatusView }): ReactNode {
  if (polledAt === null) return <span className="dimmed">not looked yet</span>
  const late = state === 'running' && lag !== null && lag > LATE
  return (
    <div className="tabular">
      looked <When at={polledAt} />
      {late && (
        <div style={{ color: colour('change'), lineHeight: '18px' }}>{Math.round(lag / 60)} min behind Jira</div>
      )}
    </div>
  )
}

/** What is not simply there, each with its word. */
function Absent({ issues }: Pick<SyncStatusView, 'issues'>): ReactNode {
  return (
    <div className={`${classes.absent} tabular`}>
      <span className="dimmed">Beside them</span>
      {ABSENCES.filter(([state]) => issues[state] > 0).map(([state, sign]) => (
        <Mark key={state} sign={sign} word={`${issues[state].toLocaleString('en')} ${sign.word}`} />
      ))}
    </div>
  )
}

/** Only what there is to say. */
function More({ status }: { readonly status: SyncStatusView }): ReactNode {
  const { connection, firstReading, frozen, projects, issues, webhook, mass, check } = status
  const { remedy, problems } = toldOnce(status)
  const reading = status.state === 'first-reading' && !firstReading.done
  const lost = projects.filter(({ state }) => state !== 'live')
  const absent = ABSENCES.some(([state]) => issues[state] > 0)
  const checking = check !== null && check.ended === null
  if (
    !(
      reading ||
      frozen ||
      mass ||
      check ||
      remedy ||
      absent ||
      webhook.remedy ||
      problems.length > 0 ||
      lost.length > 0
    )
  )
    return null
  return (
    <div className={classes.more}>
      {remedy && <Text fz="sm">{remedy}</Text>}
      {reading &&
        (firstReading.of === null ? (
          <Text fz="sm" className="tabular" aria-live="polite">
            {firstReading.read.toLocaleString('en')} issues read so far.
          </Text>
        ) : (
          <Progress
            label={`First reading of ${connection}`}
            done={firstReading.read}
            of={firstReading.of}
            says="issues read"
          />
        ))}
      {checking && (
        <Progress label={`Check of ${connection}`} done={check.done} of={check.of} says="pairs read again" />
      )}
      {check?.ended && <Checked check={check} found={status.problems.some(({ code }) => code === 'changes-missed')} />}
      {absent && <Absent issues={issues} />}
      {lost.length > 0 && (
        <Text fz="sm" className="dimmed">
          Projects: {lost.map(({ key, state }) => `${key} ${PROJECT_WORDS[state]}`).join(', ')}.
        </Text>
      )}
      {webhook.remedy && (
        <Text fz="sm">
          {webhook.says} {webhook.remedy}
        </Text>
      )}
      {frozen && <Frozen connection={connection} frozen={frozen} />}
      {mass && <Mass connection={connection} mass={mass} />}
      <ProblemLines problems={problems} />
    </div>
  )
}

/** A check stays told for a day. */
const TOLD = 86_400_000

function Checked({
  check: { ended, done },
  found,
}: {
  readonly check: NonNullable<SyncStatusView['check']>
  readonly found: boolean
}): ReactNode {
  if (ended === null || Date.now() - Date.parse(ended) > TOLD) return null
  return (
    <Text fz="sm" className="dimmed">
      {done.toLocaleString('en')} {done === 1 ? 'pair' : 'pairs'} checked <When at={ended} />
      {found ? '' : ': all were as known'}.
    </Text>
  )
}

const PROJECT_WORDS = {
  live: 'is live',
  archived: 'is archived',
  trashed: 'is in Jira’s bin',
  unseen: 'is not to be seen any more',
} as const
