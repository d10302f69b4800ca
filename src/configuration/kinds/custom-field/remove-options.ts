/** Takes back options that an undo does not want: the ones below go before the one above, as Jira demands. */
import type { Jira } from '../../../jira/index.ts'
import { pairOptions } from './merge.ts'
import type { LiveOption } from './read.ts'
import { disableOptions } from './update-options.ts'
import type { Option } from './value.ts'

/** What is wanted is then as it was, what is not wanted is gone. */
export async function removeOptions(
  jira: Jira,
  context: string,
  wanted: readonly Option[],
  live: readonly LiveOption[],
): Promise<void> {
  for (const id of unwanted(wanted, live)) await jira.send('DELETE', `${context}/option/${id}`)
  await disableOptions(jira, context, wanted, kept(wanted, live))
}

function unwanted(wanted: readonly Option[], live: readonly LiveOption[]): string[] {
  const partners = new Map([...pairOptions(wanted, live)].map(([option, there]) => [there, option]))
  return live.flatMap((there) => {
    const option = partners.get(there)
    const below = unwanted(option?.children ?? [], there.children)
    return option ? below : [...below, there.id]
  })
}

function kept(wanted: readonly Option[], live: readonly LiveOption[]): LiveOption[] {
  return [...pairOptions(wanted, live)].map(([option, there]) => ({
    ...there,
    children: kept(option.children, there.children),
  }))
}
