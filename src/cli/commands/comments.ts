/** Comments on the command line: those of an item, a new one, and which way an integration carries them. */
import type { Command } from 'commander'
import type { CommentListView, CommentView } from '../../actions/index.ts'
import { openAsker } from '../ask.ts'
import { integrationNamed } from '../named.ts'
import { say, sayJson } from '../say.ts'

interface Options {
  readonly json?: boolean
}

const JSON_FLAG = ['--json', 'print the result as JSON'] as const
const ITEM = ['<item>', 'its code, such as I-12, or its id'] as const

export function commentCommands(program: Command): void {
  const comments = program.command('comments').description('What is said of items, here and in Jira.')
  comments
    .command('list')
    .description('The comments of an item, those of its issues in Jira among them, oldest first.')
    .argument(...ITEM)
    .option(...JSON_FLAG)
    .action(async (id: string, options: Options) => {
      await using asker = await openAsker()
      show(await asker.ask('comments.list', { id }), options)
    })
  comments
    .command('add')
    .description('Comment on an item; it is written to Jira where an integration says so.')
    .argument(...ITEM)
    .argument('<text>')
    .option(...JSON_FLAG)
    .action(async (id: string, text: string, options: Options) => {
      await using asker = await openAsker()
      show(await asker.ask('comments.create', { id, text }), options)
    })
  comments
    .command('flow')
    .description('Which way an integration carries comments.')
    .argument('<integration>', 'its name')
    .argument('<flow>', 'none; from-jira: shown here; both: written to Jira too')
    .option(...JSON_FLAG)
    .action(flow)
}

function show({ comments, issues, withheld }: CommentListView, { json }: Options): void {
  if (json) sayJson({ comments, issues, withheld })
  else sayAll({ comments, issues, withheld })
}

function sayAll({ comments, issues, withheld }: CommentListView): void {
  for (const comment of comments) say(wordsOf(comment))
  for (const { key, restricted } of issues)
    if (restricted > 0) say(`${key} has ${restricted} more that only some may see in Jira.`)
  if (withheld > 0) say(`${withheld} more are kept from you by a policy.`)
  if (comments.length === 0) say('Nothing is said of it: fairlead comments add …')
}

/** Who and when, where it stands in Jira, and below that what they say. */
function wordsOf({ name, at, text, places }: CommentView): string {
  const where = places.map(({ key, state, says }) => `${key}: ${says ?? state}`)
  return [[name, at, ...where].join(', '), ...text.split('\n').map((line) => `  ${line}`)].join('\n')
}

async function flow(name: string, comments: string, { json }: Options): Promise<void> {
  await using asker = await openAsker()
  const { id, mapping } = await integrationNamed(asker, name)
  const changed = await asker.ask('integrations.change', { id, mapping: { ...mapping, comments } } as never)
  if (json) sayJson(changed)
  else say(`${changed.name} carries comments: ${changed.mapping.comments}.`)
}
