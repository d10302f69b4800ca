/** Commands that look into what was read and planned: snapshots and their history, two of them compared, why an object is in a plan. */
import type { Command } from 'commander'
import type { PlanView } from '../../actions/index.ts'
import { type Asker, openAsker } from '../ask.ts'
import { say, sayJson, table } from '../say.ts'
import { failed, untilDone } from '../wait.ts'

export function analysisCommands(program: Command): void {
  program
    .command('snapshots')
    .description('Every snapshot that was kept, newest first, with what changed since the one before of its site.')
    .argument('[connection]', 'of this site only')
    .option('--limit <number>', 'how many', '20')
    .option('--json', 'print the result as JSON')
    .action(history)
  program
    .command('compare')
    .description('What one snapshot has otherwise than an earlier one, of one site or of two. Changes nothing.')
    .argument('<before>', 'snapshot:<id>, or a connection for its newest snapshot')
    .argument('<after>', 'the same')
    .option('--json', 'print the result as JSON')
    .action(compare)
  program
    .command('why')
    .description('Why an object is in a plan: the chain of references from what was chosen.')
    .argument('<plan>', 'a plan by its id')
    .argument('<object>', 'by its key, such as "workflow:Delivery"')
    .option('--json', 'print the result as JSON')
    .action(why)
}

interface HistoryOptions {
  readonly limit: string
  readonly json?: boolean
}

async function history(connection: string | undefined, { limit, json }: HistoryOptions): Promise<void> {
  await using asker = await openAsker()
  const { snapshots } = await asker.ask('snapshots.history', {
    ...(connection === undefined ? {} : { connection }),
    limit: Number(limit),
  })
  if (json) return sayJson(snapshots)
  table([
    ['SNAPSHOT', 'SITE', 'TAKEN', 'OBJECTS', 'SINCE THE ONE BEFORE'],
    ...snapshots.map(({ id, connection: site, takenAt, objects, since }) => [
      `snapshot:${id}`,
      site,
      takenAt,
      String(objects),
      since === null ? 'the first' : sinceText(since),
    ]),
  ])
}

function sinceText({
  added,
  changed,
  removed,
  unread,
}: Record<'added' | 'changed' | 'removed', number> & { readonly unread: readonly string[] }): string {
  const counts = [
    added > 0 && `${added} came`,
    changed > 0 && `${changed} changed`,
    removed > 0 && `${removed} went`,
  ].filter(Boolean)
  const missing = unread.length === 0 ? '' : ` (not told whole: ${unread.join(', ')})`
  return `${counts.join(', ') || 'nothing'}${missing}`
}

/** What of a comparison is told object by object. */
const MOST = 1_000
const WORDS = { create: 'came', update: 'changed', delete: 'went' } as const

async function compare(before: string, after: string, { json }: { readonly json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const begun = await asker.ask('snapshots.compare', { from: before, to: after })
  const made = await untilDone(
    () => asker.ask('plans.get', { id: begun.id }),
    (now) => now.state !== 'analysing',
    json === true,
  )
  if (made.state === 'failed') throw failed(made)
  if (json) return sayJson(made)
  await sayComparison(asker, made)
}

async function sayComparison(asker: Asker, made: PlanView): Promise<void> {
  const { total, differences } = await asker.ask('plans.differences', {
    id: made.id,
    choice: Object.keys(WORDS).join(','),
    values: 'false',
    limit: MOST,
  })
  if (total === 0) say('Nothing differs.')
  else
    table([
      ['WHAT', 'OBJECT', 'WHERE'],
      ...differences.map(({ choice, key, fields = [] }) => [
        WORDS[choice as keyof typeof WORDS],
        key,
        fields.join(', '),
      ]),
    ])
  if (total > differences.length) say(`… and ${total - differences.length} more.`)
  for (const { code, says } of made.problems) if (code !== 'comparison-only') say(`! ${says}`)
}

async function why(plan: string, object: string, { json }: { readonly json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const { key, why: chain } = await asker.ask('plans.difference', { id: plan, key: object })
  if (json) return sayJson(chain)
  if (chain.length === 0) return say(`${key} was chosen.`)
  const [chosen] = chain
  say(`${chosen?.key} was chosen`)
  for (const [place, link] of chain.entries()) {
    const next = chain[place + 1]?.key ?? key
    const at = link.at === null ? '' : ` (${link.at})`
    const how = { names: 'names', 'is-named': 'is named by', 'site-wide': 'stands, as every project does, on' }[
      link.how
    ]
    say(`${'  '.repeat(place + 1)}→ it ${how} ${next}${at}`)
  }
}
