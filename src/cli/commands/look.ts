/** Commands that only look: snapshot, probe, kinds. */
import type { Command } from 'commander'
import type { SnapshotView } from '../../actions/index.ts'
import { openAsker } from '../ask.ts'
import { say, sayJson, table } from '../say.ts'
import { failed, untilDone } from '../wait.ts'

export function lookCommands(program: Command): void {
  program
    .command('snapshot')
    .description('Read a site’s configuration and keep it.')
    .argument('<connection>')
    .option('--full', 'read all of it, also what the site says has not changed since the last snapshot')
    .option('--json', 'print the result as JSON')
    .action(snapshot)
  program
    .command('probe')
    .description(
      'Ask a site, read-only, what Fairlead assumes of Jira; tells where it differs, and nothing of your data.',
    )
    .argument('<connection>')
    .option('--json', 'print the result as JSON')
    .action(probe)
  program
    .command('kinds')
    .description('What can be done with each kind of configuration, on Cloud and on Data Center.')
    .option('--json', 'print the result as JSON')
    .action(kinds)
}

async function snapshot(connection: string, { full, json }: { full?: boolean; json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const begun = await asker.ask('snapshots.take', { connection, ...(full ? { full } : {}) })
  const taken = await untilDone(
    () => asker.ask('snapshots.get', { id: begun.id }),
    (now) => now.state !== 'running',
    json === true,
  )
  if (taken.state === 'failed') throw failed(taken)
  const partial = Object.values(taken.kinds).some((kind) => kind.state === 'partial')
  process.exitCode = partial ? 8 : 0
  if (json) return sayJson(taken)
  table([
    ['KIND', 'READ', 'OBJECTS', ''],
    ...Object.entries(taken.kinds).map(([kind, how]) => [kind, how.state, String(how.count), howItCame(how)]),
  ])
  say(
    `${taken.objects} objects in ${taken.requests} requests.${partial ? ' Some kinds are partial: nothing is planned from them.' : ''}`,
  )
}

function howItCame({ reason, carried, since, silent, missed }: SnapshotView['kinds'][string]): string {
  if (missed) return `all read: ${missed.join(', ')} had changed without a sign`
  if (carried === undefined || since === undefined) return reason ?? ''
  return [`${carried} carried over, read whole at ${new Date(since).toISOString()}.`, silent].filter(Boolean).join(' ')
}

async function probe(connection: string, { json }: { json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const report = await asker.ask('connections.probe', { name: connection })
  process.exitCode = (report.counts.differs ?? 0) > 0 ? 2 : 0
  if (json) return sayJson(report)
  for (const line of report.lines)
    say(
      `${line.verdict === 'as assumed' ? '✓' : line.verdict === 'differs' ? '✗' : '–'} ${line.name}: ${String(line.assumes ?? '')}${line.verdict === 'as assumed' ? '' : ` — ${line.verdict}: ${(line.because as string[] | undefined)?.join('; ') ?? ''}`}`,
    )
  say(
    Object.entries(report.counts)
      .map(([verdict, count]) => `${count} ${verdict}`)
      .join(', '),
  )
}

async function kinds({ json }: { json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const { kinds: matrix } = await asker.ask('kinds.list', {})
  if (json) return sayJson(matrix)
  const can = (operations: (typeof matrix)[number]['cloud']): string =>
    [
      operations.read && 'read',
      operations.create && 'create',
      operations.update && 'update',
      operations.delete && 'delete',
      operations.undo && 'undo',
    ]
      .filter(Boolean)
      .join(' ') || '–'
  table([
    ['KIND', 'CLOUD', 'DATA CENTER'],
    ...matrix.map((kind) => [kind.label, can(kind.cloud), can(kind.dataCenter)]),
  ])
}
