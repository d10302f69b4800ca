/** What sync leaves to a person, answered on the command line: absences, masses of writes, a missing issue, a step that failed. */
import type { Command } from 'commander'
import type { DoctorView, SyncStepView } from '../../actions/index.ts'
import { Fault } from '../../base/index.ts'
import { openAsker } from '../ask.ts'
import { say, sayJson, table } from '../say.ts'
import { JSON_FLAG, type Options, tell } from './sync-told.ts'

export function syncQuestionCommands(sync: Command): void {
  sync
    .command('absences')
    .description('Say whether issues that are no longer to be seen, too many at once to be believed, are gone.')
    .argument('<connection>')
    .argument('<answer>', 'gone: each is looked for once more; there: nothing changes, and they are counted anew')
    .option(...JSON_FLAG)
    .action(absences)
  sync
    .command('allow')
    .description('Say that masses of writes to Jira that wait are meant.')
    .argument('<connection>')
    .option(...JSON_FLAG)
    .action(async (name: string, { json }: Options) => {
      await using asker = await openAsker()
      tell(await asker.ask('sync.allow', { name }), 'Nothing is held back any more.', json)
    })
  sync
    .command('missing')
    .description('Say what became of an issue that can no longer be seen.')
    .argument('<key>', 'the issue’s key, such as PAY-17')
    .argument('<state>', 'deleted or hidden')
    .option('--connection <name>', 'where several sites have such a key')
    .option(...JSON_FLAG)
    .action(missing)
  sync
    .command('steps')
    .description('What sync wrote and what waits to be written, newest first.')
    .option('--connection <name>', 'of this connection alone')
    .option('--state <state>', 'open, done, failed, stale or dropped')
    .option('--search <text>', 'in keys, codes, names and values')
    .option(...JSON_FLAG)
    .action(steps)
  sync
    .command('retry')
    .description('Try a step again that failed.')
    .argument('<step>', 'its id, as `fairlead sync steps --state failed` tells it')
    .option(...JSON_FLAG)
    .action(async (id: string, { json }: Options) => {
      await using asker = await openAsker()
      const step = await asker.ask('sync.retry', { id })
      tell(step, 'It is tried again.', json)
    })
}

const ANSWERS = new Map([
  ['gone', { believe: true, follows: 'Each is looked for once more; what is not found is marked as gone or hidden.' }],
  ['there', { believe: false, follows: 'Nothing changed. They are looked for again, and asked about again.' }],
])

async function absences(name: string, answer: string, { json }: Options): Promise<void> {
  const meant = ANSWERS.get(answer)
  if (!meant)
    throw new Fault('input.invalid', `“${answer}” is no answer.`, {
      about: 'answer',
      remedy: `Answer ${[...ANSWERS.keys()].join(' or ')}.`,
    })
  await using asker = await openAsker()
  tell(await asker.ask('sync.believe', { name, believe: meant.believe }), meant.follows, json)
}

async function missing(key: string, state: string, given: Options & { readonly connection?: string }): Promise<void> {
  await using asker = await openAsker()
  const found = await asker.ask('sync.doctor', { key, connection: given.connection })
  const { connection: name } = found
  if (name === null) throw new Fault('not-found', found.verdict.says, { about: key })
  if (given.connection === undefined) refuseTwins(found)
  const after = await asker.ask('sync.issueState', { name, key, state: state as 'deleted' })
  tell(after, after.verdict.says, given.json)
}

/** A word on an issue is kept: it must not be another site's that happens to have the key. */
function refuseTwins({ key, connection, also }: DoctorView): void {
  if (also.length === 0) return
  throw new Fault('input.invalid', `${key} is an issue on ${[connection, ...also].join(' and on ')}.`, {
    about: key,
    remedy: 'Name the one that is meant with --connection.',
  })
}

interface Which extends Options {
  readonly connection?: string
  readonly state?: string
  readonly search?: string
}

async function steps({ json, ...which }: Which): Promise<void> {
  await using asker = await openAsker()
  const { steps: found } = await asker.ask('sync.steps', { ...which, limit: MOST, offset: 0 } as never)
  if (json) sayJson(found)
  else if (found.length === 0) say('There is no such step.')
  else sayAll(found)
}

/** So many at once, like other lists. */
const MOST = 200

function sayAll(found: readonly SyncStepView[]): void {
  table([
    ['ID', 'WHEN', 'CONNECTION', 'STATE', 'WHAT', 'WHY'],
    ...found.map(({ id, at, connection, state, title, why }) => [id, at, connection, state, title, why ?? '']),
  ])
  if (found.length === MOST) say(`The newest ${MOST} are listed; --search and --state find others.`)
}
