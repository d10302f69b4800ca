/** What Jira would refuse of a screen. Pure. */
import { blocks, type Finding, repeated, tooLong } from '../findings.ts'
import type { Screen } from './value.ts'

export function check({ name, description, tabs }: Screen): Finding[] {
  const found = tooLong([name, description, ...tabs.map((tab) => tab.name)], 'Its name, its description and its tabs')
  if (tabs.length === 0)
    found.push(
      blocks('no-tab', 'It has no tab, and Jira keeps none without.', 'Add a tab in the source, or leave it out.'),
    )
  for (const tab of repeated(tabs.map((one) => one.name.toLowerCase())))
    found.push(blocks('tab-twice', `Two of its tabs are named ${tab}.`, 'Rename one of them in the source.'))
  for (const field of repeated(tabs.flatMap((tab) => tab.fields)))
    found.push(blocks('field-twice', `${field} stands on it twice.`, 'Take it off one of its places in the source.'))
  return found
}
