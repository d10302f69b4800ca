/** Before options go: how many issues hold them. Only an undo takes options away; a deployment disables them. */
import type { Jira } from '../../../jira/index.ts'
import type { Question } from '../../kind.ts'
import { issuesIn } from '../usage.ts'
import { pairContexts, pairOptions } from './merge.ts'
import type { CustomField, Option } from './value.ts'

export async function askAboutOptions(
  jira: Jira,
  id: string,
  wanted: CustomField,
  now: CustomField,
): Promise<Question[]> {
  const gone = [...new Set(goneFrom(wanted, now))]
  if (gone.length === 0) return []
  const named = gone.map((value) => JSON.stringify(value)).join(', ')
  const issues = await issuesIn(jira, `cf[${id.slice('customfield_'.length)}] in (${named})`)
  if (issues === 0) return []
  return [
    {
      code: 'options-since',
      detail: { kind: 'option', id: 'option:added' },
      says: `About ${issues} ${issues === 1 ? 'issue holds' : 'issues hold'} an option that the deployment added: ${gone.join(', ')}.`,
      remedy: 'Keep the options, or take them from these issues first and undo again.',
      choices: [],
      keep: 'They stay, disabled.',
    },
  ]
}

function goneFrom(wanted: CustomField, now: CustomField): string[] {
  if (!wanted.contexts || !now.contexts) return []
  return [...pairContexts(wanted.contexts, now.contexts)].flatMap(([to, from]) => optionsGone(to.options, from.options))
}

function optionsGone(wanted: readonly Option[], now: readonly Option[]): string[] {
  const partners = new Map([...pairOptions(wanted, now)].map(([option, there]) => [there, option]))
  return now.flatMap((there) => {
    const below = optionsGone(partners.get(there)?.children ?? [], there.children)
    return partners.has(there) ? below : [there.value, ...below]
  })
}
