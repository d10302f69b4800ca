/** Sync on the command line: how it stands, a look at once, pauses, the doctor, conflicts. */
import type { Command } from 'commander'
import type { ConflictView, DoctorView, SyncStatusView } from '../../actions/index.ts'
import { openAsker } from '../ask.ts'
import { say, sayJson, table } from '../say.ts'
import { untilDone } from '../wait.ts'
import { syncAskedCommands } from './sync-asked.ts'
import { syncQuestionCommands } from './sync-questions.ts'
import { syncSettingCommands } from './sync-settings.ts'
import { JSON_FLAG, type Options } from './sync-told.ts'

export function syncCommands(program: Command): void {
  const sync = program.command('sync').description('Keeping both sides aligned.')
  sync
    .command('status')
    .description('Each connection: what sync does now, how far it is.')
    .option(...JSON_FLAG)
    .action(status)
  sync
    .command('run')
    .description('Look at once, and wait until it was done.')
    .argument('<connection>')
    .option(...JSON_FLAG)
    .action(run)
  for (const verb of ['pause', 'resume'] as const)
    sync
      .command(verb)
      .description(verb === 'pause' ? 'Stop reading and writing until it is resumed.' : 'Go on after a pause.')
      .argument('<connection>')
      .option(...JSON_FLAG)
      .action(async (name: string, { json }: Options) => {
        await using asker = await openAsker()
        tell([await asker.ask(`sync.${verb}`, { name })], json === true)
      })
  syncAskedCommands(sync)
  syncQuestionCommands(sync)
  syncSettingCommands(sync)
  sync
    .command('doctor')
    .description('Why an issue is or is not in sync. Exits with 0 when it is, 8 while it waits, else 1.')
    .argument('<key>', 'the issue’s key, such as PAY-17')
    .option('--connection <name>', 'where several sites have such a key')
    .option(...JSON_FLAG)
    .action(doctor)
  sync
    .command('conflicts')
    .description('Two edits of the same field that wait for a person.')
    .option('--all', 'those that were decided too')
    .option(...JSON_FLAG)
    .action(conflicts)
  sync
    .command('decide')
    .description('Decide a conflict.')
    .argument('<conflict>', 'its id')
    .argument('<winner>', 'jira or portfolio')
    .option(...JSON_FLAG)
    .action(async (id: string, winner: string, { json }: Options) => {
      await using asker = await openAsker()
      sayConflicts([await asker.ask('conflicts.decide', { id, winner: winner as 'jira' })], json === true)
    })
  sync
    .command('restore')
    .description('Put the value back that a conflict overruled.')
    .argument('<conflict>', 'its id')
    .option(...JSON_FLAG)
    .action(async (id: string, { json }: Options) => {
      await using asker = await openAsker()
      sayConflicts([await asker.ask('conflicts.restore', { id })], json === true)
    })
}

async function status({ json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { connections } = await asker.ask('sync.status', {})
  if (!json && connections.length === 0)
    return say('Nothing is kept aligned yet: fairlead integrations create <name> <connection>')
  tell(connections, json === true)
}

/** What stopped is a failure for whoever watches by exit code. */
function tell(connections: readonly SyncStatusView[], json: boolean): void {
  if (connections.some(({ state }) => state === 'stopped')) process.exitCode = 1
  if (json) sayJson(connections)
  else sayStatus(connections)
}

function sayStatus(connections: readonly SyncStatusView[]): void {
  table([
    ['CONNECTION', 'STATE', 'LAG', 'ISSUES', 'WAITING', 'FAILED', 'CONFLICTS', ''],
    ...connections.map(({ connection, state, lag, issues, open, failed, conflicts: asked, says, remedy }) => [
      ...[connection, state, lag === null ? '' : `${lag} s`, String(issues.seen)],
      ...[open, failed, asked].map(String),
      [says, remedy].filter(Boolean).join(' '),
    ]),
  ])
}

async function run(name: string, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const begun = await asker.ask('sync.run', { name })
  const look = async (): Promise<SyncStatusView & { readonly progress: null }> => {
    const { connections } = await asker.ask('sync.status', {})
    return { ...(connections.find(({ connection }) => connection === begun.connection) ?? begun), progress: null }
  }
  // What was read is decided a moment after it is told: only what stays over is over.
  let calm = 0
  const stays = (at: SyncStatusView): boolean => {
    calm = isOver(at, begun) ? calm + 1 : 0
    return calm >= CALM
  }
  const { progress: _, ...now } = await untilDone(look, stays, json === true)
  tell([now], json === true)
}

/** Looks in a row. */
const CALM = 4

/** Looked at since, with nothing left that waits; or it does not go on by itself. */
function isOver(now: SyncStatusView, begun: SyncStatusView): boolean {
  if (now.state !== 'running' && now.state !== 'first-reading') return true
  return now.polledAt !== begun.polledAt && now.open === 0 && now.firstReading.done
}

async function doctor(key: string, { json, connection }: Options & { connection?: string }): Promise<void> {
  await using asker = await openAsker()
  const found = await asker.ask('sync.doctor', { key, connection })
  const { state } = found.verdict
  process.exitCode = state === 'in-sync' ? 0 : state === 'waits' ? 8 : 1
  if (json) return sayJson(found)
  sayStory(found)
}

const SIGNS = { ok: '✓', waits: '·', warns: '!', fails: '✗' } as const

function sayStory({ key, connection, also, verdict, story, fields }: DoctorView): void {
  say(verdict.says)
  if (also.length > 0)
    say(`  This is ${connection}; ${key} is another issue on ${also.join(', ')}: ask with --connection.`)
  for (const { state, says, remedy, at } of story)
    say(`  ${SIGNS[state]} ${[says, remedy].filter(Boolean).join(' ')}${at === null ? '' : ` (${at})`}`)
  if (fields.length === 0) return
  table([
    ['FIELD', 'JIRA', 'HERE', 'STATE'],
    ...fields.map(({ field, jira, portfolio, state }) => [field, short(jira), short(portfolio), state]),
  ])
}

const short = (text: string): string => text.split('\n')[0]?.slice(0, 40) ?? ''

async function conflicts({ all, json }: Options & { all?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const found = await asker.ask('conflicts.list', { state: all ? 'all' : 'open' })
  if (!json && found.conflicts.length === 0) return say('Nothing waits to be decided.')
  sayConflicts(found.conflicts, json === true)
}

function sayConflicts(found: readonly ConflictView[], json: boolean): void {
  if (json) sayJson(found)
  else tableOf(found)
}

function tableOf(found: readonly ConflictView[]): void {
  table([
    ['ID', 'ITEM', 'ISSUE', 'FIELD', 'JIRA', 'PORTFOLIO', 'STATE'],
    ...found.map(({ id, item, issue, field, jira, portfolio, state, winner }) => [
      ...[id, item.code, issue.key, field, short(jira), short(portfolio)],
      winner === null ? state : `${state}: ${winner}`,
    ]),
  ])
}
