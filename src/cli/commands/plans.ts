/** Looking into plans: what a change reaches on the target, and what plans are looked through for. */
import type { Command } from 'commander'
import { openAsker } from '../ask.ts'
import { sayJson, table } from '../say.ts'

export function planCommands(program: Command): void {
  const plans = program
    .command('plans')
    .description('What a plan would reach, and what is looked for before it may be applied.')
  plans
    .command('impact')
    .description('Projects, boards, filters and issues of the target that a change of one object reaches.')
    .argument('<plan>', 'a plan by its id')
    .argument('<key>', 'the object, such as "workflow:Delivery"')
    .option('--json', 'print the result as JSON')
    .action(impact)
  plans
    .command('checks')
    .description('Every check that is made before a plan may be applied.')
    .option('--json', 'print the result as JSON')
    .action(checks)
}

async function impact(plan: string, key: string, { json }: { readonly json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const found = await asker.ask('plans.impact', { id: plan, key })
  if (json) return sayJson(found)
  const { countedAt, ...parts } = found
  table([
    ['REACHES', 'HOW MANY', 'WHICH'],
    ...Object.entries(parts).map(([name, { count, names, reason }]) => [
      name,
      count === null ? 'not known' : String(count),
      reason ?? names.join(', '),
    ]),
    ['counted', countedAt, ''],
  ])
}

async function checks({ json }: { readonly json?: boolean }): Promise<void> {
  await using asker = await openAsker()
  const found = await asker.ask('checks.list', {})
  if (json) return sayJson(found.checks)
  table([
    ['CODE', 'SEVERITY', 'WITHOUT IT'],
    ...found.checks.map(({ code, severity, guards }) => [code, severity, guards]),
  ])
}
