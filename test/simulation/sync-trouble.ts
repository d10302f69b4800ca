/** What strikes the stories of sync: faults of Jira, deaths and sleep of workers, what people do to issues and projects; and how often each did. */
import type { FaultKind, FaultRule } from '../../src/simulator/index.ts'
import { WEBHOOK_FAULTS } from './sync-hooks.ts'
import type { People } from './sync-people.ts'
import type { Talk } from './sync-talk.ts'
import type { SyncWorld } from './sync-world.ts'

const MINUTE = 60_000

const FAULTS: readonly FaultRule[] = [
  { kind: 'answer-lost', method: 'PUT', probability: 0.15 },
  { kind: 'answer-lost', method: 'POST', path: '/issue', probability: 0.1 },
  { kind: 'server-error-after-commit', method: 'POST', path: '/comment$', probability: 0.1, status: 502 },
  { kind: 'late-commit', method: 'PUT', probability: 0.1, milliseconds: 15_000 },
  { kind: 'server-error', probability: 0.03, status: 503 },
  { kind: 'server-error-after-commit', method: 'PUT', probability: 0.1, status: 502 },
  { kind: 'rate-limited', probability: 0.03, milliseconds: 2_000 },
  { kind: 'reset', probability: 0.02 },
  { kind: 'truncated', probability: 0.02 },
  { kind: 'latency', probability: 0.1, milliseconds: 900 },
  { kind: 'stale-index', probability: 0.02, milliseconds: 4 * MINUTE },
]

/** What strikes by no rule of the simulator's. */
const OTHERS = [
  ...(['worker killed', 'worker asleep', 'two workers', 'backup restored', 'push forgotten'] as const),
  ...(['issue hidden', 'issue deleted', 'issue moved', 'edit before a write', 'forged deletion'] as const),
  ...(['project hidden', 'project archived', 'project trashed', 'project away for a moment'] as const),
  ...(['token expired', 'token expired for a moment', 'clock skew', 'index lag'] as const),
  ...(['zone of half an hour', 'night on which clocks change'] as const),
] as const
type Other = (typeof OTHERS)[number]
export type Trouble = FaultKind | Other

/** Whatever may strike: what never does proves nothing. */
export const TROUBLES: readonly Trouble[] = [
  ...new Set([...FAULTS, ...WEBHOOK_FAULTS].map(({ kind }) => kind)),
  ...OTHERS,
]

/** How often what has struck. */
export type Struck = Map<Trouble, number>

export function note({ struck }: Pick<SyncWorld, 'struck'>, trouble: Trouble, times = 1): void {
  struck.set(trouble, (struck.get(trouble) ?? 0) + times)
}

/** From now on faults strike, workers die and sleep, and people edit between a look and a write. */
export function letLoose(of: SyncWorld, people: People, talk: Talk, seed: number): void {
  const { site } = of
  // Both together would outlast what the engine promises to wait for the index.
  const isLate = (rule: FaultRule) => rule.kind === 'stale-index' && seed % 3 === 2
  for (const rule of [...FAULTS, ...WEBHOOK_FAULTS]) if (of.roll() < 0.5 && !isLate(rule)) site.faults.add(rule)
  of.mortality = of.roll() < 0.5 ? 0.005 : 0
  of.drowsiness = of.roll() < 0.4 ? 0.005 : 0
  let blind = 0
  of.meanwhile = (method, path) => {
    if (--blind === 0) revoke(of, false)
    // An expired token answers many questions with 200 and nothing in it: for this question, or a few.
    if (blind < 0 && of.roll() < 0.004) {
      blind = 1 + Math.floor(of.roll() * 3)
      revoke(of, true)
      note(of, 'token expired for a moment')
    }
    const [, issue, transition] = /\/issue\/(\d+)(\/transitions)?$/.exec(path) ?? []
    // Between our look and our write: the edit that nobody saw.
    const before = people.edits.jira
    if (method === 'PUT' && issue && of.roll() < 0.1) people.editJira(issue)
    if (method === 'POST' && issue && transition && of.roll() < 0.05) people.editJira(issue, 'name')
    if (method === 'PUT' && /\/comment\/\d+$/.test(path) && of.roll() < 0.1) talk.editInJira(path)
    note(of, 'edit before a write', people.edits.jira - before)
  }
}

export function calm(of: SyncWorld, people: People): void {
  for (const { rule, struck } of of.site.faults.list()) if (struck > 0) note(of, rule.kind, struck)
  of.site.faults.clear()
  of.mortality = 0
  of.drowsiness = 0
  of.meanwhile = () => {}
  people.show()
  lookAgain(of, people)
  of.faults.length = 0
}

/** Now and then more than an edit happens. */
export function happen(of: SyncWorld, people: People): void {
  const luck = of.roll()
  if (luck < 0.03) people.hide()
  else if (luck < 0.05) people.delete()
  else if (luck < 0.08) people.move()
  else if (luck < 0.11) hideProject(of, people)
  else if (luck < 0.16) lookAgain(of, people)
  else if (luck < 0.19) expire(of)
  else if (luck < 0.24) people.putAway(of.roll() < 0.5 ? 'archivedAt' : 'trashedAt')
}

function hideProject(of: SyncWorld, people: People): void {
  if (people.control(`DELETE /projects/PAR/access/${of.service.accountId}`)) note(of, 'project hidden')
}

function expire(of: SyncWorld): void {
  revoke(of, true)
  note(of, 'token expired')
}

/** The token works again, the account sees its projects, and they are back from wherever they were put. */
function lookAgain(of: SyncWorld, people: People): void {
  revoke(of, false)
  people.bringBack()
  for (const key of ['PAR', 'ROU']) people.control(`PUT /projects/${key}/access/${of.service.accountId}`)
}

/** An expired token answers many questions with 200 and nothing in it. */
export function revoke(of: SyncWorld, isRevoked: boolean): void {
  for (const token of of.site.tables.tokens.values())
    if (token.accountId === of.service.accountId) token.revokedAt = isRevoked ? of.site.now() : null
}
