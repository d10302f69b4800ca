/** Deployments on the command line: watched, paused, stopped, gone on with, single steps retried or skipped, and their report. */
import { writeFileSync } from 'node:fs'
import type { Command } from 'commander'
import type { DeployedStepView, DeploymentView } from '../../actions/index.ts'
import { Fault } from '../../base/index.ts'
import { type Asker, openAsker } from '../ask.ts'
import { say, sayJson, table } from '../say.ts'
import { sayResult, setExit, watch } from './deploy.ts'

interface Json {
  readonly json?: boolean
}

export function deploymentCommands(program: Command): void {
  const deployments = program.command('deployments').description('Deployments under way and past.')
  deployments
    .command('list', { isDefault: true })
    .description('Newest first.')
    .option('--json', 'print the result as JSON')
    .action(list)
  const one = (name: string, says: string): Command =>
    deployments
      .command(name)
      .description(says)
      .argument('<id>', 'as the list shows it')
      .option('--json', 'print the result as JSON')
  one('show', 'How far it is, who asked what of it, and the steps that did not end well.').action(show)
  one('pause', 'Pause it: the steps under way end, and others may work on the site.').action(rest('deployments.pause'))
  one('stop', 'Stop it after the steps under way.').action(rest('deployments.stop'))
  one('resume', 'Go on with one that was paused or stopped, and wait for its end.').action(resume)
  one('retry', 'Begin a step again that did not end well, and go on with what is open.')
    .argument('<step>', 'the step’s id, as `show` tells it')
    .action(retry)
  one('confirm', 'Say that a step was done by hand, where the target’s API cannot show it.')
    .argument('<step>', 'the step’s id, as `show` tells it')
    .action(confirm)
  one('skip', 'Skip a step with all that wait for it.')
    .argument('<step>', 'the step’s id, as `show` tells it')
    .requiredOption('--why <reason>', 'why, for the report')
    .option('--yes', 'skip; without it, only what would be skipped is told')
    .action(skip)
  deployments
    .command('report')
    .description('What it did, by whom, each request, and what is left for a person.')
    .argument('<id>', 'as the list shows it')
    .option('--format <format>', 'html, json, csv or markdown', 'markdown')
    .option('--out <file>', 'write it there instead of standard output')
    .option('--json', 'the same as --format json')
    .action(report)
}

async function list({ json }: Json): Promise<void> {
  await using asker = await openAsker()
  const { deployments } = await asker.ask('deployments.list', {})
  if (json) return sayJson(deployments)
  table([
    ['ID', 'FROM', 'TO', 'STATE', 'DONE', 'FAILED', 'SKIPPED', 'STARTED'],
    ...deployments.map((one) => [
      ...[one.id, one.from, one.to, stateText(one), `${one.done} of ${one.total}`],
      ...[String(one.failed), String(one.skipped), one.startedAt],
    ]),
  ])
}

const stateText = ({ state, pausedBy, asked }: DeploymentView): string => {
  if (asked !== null) return asked === 'pause' ? 'pausing' : 'stopping'
  return state === 'paused' && pausedBy !== null ? 'paused by a person' : state
}

async function show(id: string, { json }: Json): Promise<void> {
  await using asker = await openAsker()
  const deployment = await asker.ask('deployments.get', { id })
  const { controls } = await asker.ask('deployments.controls', { id })
  const { steps } = await asker.ask('deployments.steps', { id })
  if (json) return sayJson({ ...deployment, controls, steps })
  say(`${deployment.from} → ${deployment.to}: ${stateText(deployment)}`)
  for (const { at, actor, what, account, step, why } of controls)
    say(`  ${at}  ${actor} ${what} ${[account, step, why].filter((part) => part !== null).join(' · ')}`.trimEnd())
  await sayResult(asker, deployment)
  for (const step of steps) {
    if (!isOpen(step)) continue
    say(`  ${step.state}  ${step.id}`)
    if (step.state === 'by-hand') sayClicks(step)
  }
}

function sayClicks({ byHand }: DeployedStepView): void {
  for (const click of byHand?.clicks ?? []) say(`      ${click}`)
  if (byHand?.waits) say(`      → ${byHand.waits}`)
}

const isOpen = ({ state }: DeployedStepView): boolean => state !== 'done' && state !== 'adopted'

function rest(action: 'deployments.pause' | 'deployments.stop') {
  return async (id: string, { json }: Json): Promise<void> => {
    await using asker = await openAsker()
    const now = await asker.ask(action, { id })
    if (json) sayJson(now)
    else say(now.asked === null ? `It is ${stateText(now)}.` : 'The steps under way end; the next do not begin.')
  }
}

async function resume(id: string, { json }: Json): Promise<void> {
  await using asker = await openAsker()
  await untilItRests(asker, await asker.ask('deployments.resume', { id }), json === true)
}

async function retry(id: string, step: string, { json }: Json): Promise<void> {
  await using asker = await openAsker()
  await untilItRests(asker, await asker.ask('deployments.retry', { id, step }), json === true)
}

async function confirm(id: string, step: string, { json }: Json): Promise<void> {
  await using asker = await openAsker()
  const now = await asker.ask('deployments.confirm', { id, step })
  if (json) sayJson(now)
  else say(`Noted. To go on: fairlead deployments resume ${id}`)
}

async function untilItRests(asker: Asker, begun: DeploymentView, json: boolean): Promise<void> {
  const ended = await watch(asker, begun, json)
  if (json) sayJson(ended)
  else await sayResult(asker, ended)
  setExit(ended)
}

async function skip(
  id: string,
  step: string,
  { why, yes, json }: Json & { why: string; yes?: boolean },
): Promise<void> {
  await using asker = await openAsker()
  const { skip: offer } = await asker.ask('deployments.choices', { id, step })
  if (!offer.may) throw new Fault('conflict', offer.says, { about: step })
  const along = offer.along.length
  if (!yes) {
    if (json) return sayJson(offer)
    say(`It would skip ${along + 1} ${along === 0 ? 'step' : 'steps'}: ${[step, ...offer.along].join(', ')}.`)
    return say('Say --yes to skip them.')
  }
  const now = await asker.ask('deployments.skip', { id, step, why, along })
  if (json) sayJson(now)
  else say(`${along + 1} ${along === 0 ? 'step was' : 'steps were'} skipped. It is ${stateText(now)}.`)
}

interface ReportOptions {
  readonly format: string
  readonly out?: string
  readonly json?: boolean
}

async function report(id: string, { format, out, json }: ReportOptions): Promise<void> {
  await using asker = await openAsker()
  const file = await asker.ask('deployments.report', { id, format: (json ? 'json' : format) as 'html' })
  if (out === undefined) process.stdout.write(file.text)
  else writeFileSync(out, file.text)
}
