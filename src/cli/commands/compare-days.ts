/** Two days of the portfolio on the command line: progress, scope and ends beside each other. */
import type { Command } from 'commander'
import type { ComparedItemView } from '../../actions/index.ts'
import { openAsker } from '../ask.ts'
import { say, sayJson, table } from '../say.ts'

interface Options {
  readonly to?: string
  readonly json?: boolean
}

export function compareCommand(items: Command): void {
  items
    .command('compare')
    .description('What changed since the end of a day: progress, scope, ends.')
    .argument('<from>', 'a day as YYYY-MM-DD')
    .option('--to <day>', 'until the end of this day; left out: until now')
    .option('--json', 'print the result as JSON')
    .action(compare)
}

async function compare(from: string, { to, json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { items } = await asker.ask('portfolio.compare', { from, ...(to === undefined ? {} : { to }) })
  if (json) return sayJson(items)
  const changed = items.filter(({ issues, slipped, before, after }) => {
    const counts = Object.values(issues).some((count) => count > 0)
    if (counts || before === null || after === null || (slipped ?? 0) !== 0) return true
    return before.rollUp.share !== after.rollUp.share
  })
  if (changed.length === 0) return say('Nothing changed between these days.')
  table([
    ['ITEM', 'NAME', 'THEN', 'NOW', 'FINISHED', 'ADDED', 'REMOVED', 'RE-SIZED', 'ENDS'],
    ...changed.map(({ code, name, before, after, issues, slipped }) => [
      ...[code, name.slice(0, 40), shareOf(before), shareOf(after)],
      ...[issues.finished, issues.added, issues.removed, issues.rescoped].map(String),
      slipped === null || slipped === 0 ? '' : `${slipped > 0 ? '+' : ''}${slipped} d`,
    ]),
  ])
}

function shareOf(day: ComparedItemView['before']): string {
  if (day === null) return ''
  return day.rollUp.share === null ? '?' : `${Math.floor(day.rollUp.share * 100)} %`
}
