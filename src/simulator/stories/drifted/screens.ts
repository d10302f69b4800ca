/** Screens: fields moved, tabs renamed, a screen that only this site has. */
import type { Screen } from '../../records.ts'
import type { Site } from '../../site.ts'
import { fieldNamed, idOf, named } from '../build/named.ts'
import { screen } from '../build/screens.ts'
import { type Drift, renamed } from './changes.ts'

const tab = (site: Site, screenName: string, tabName: string) => {
  const found = named(site.tables.screens, screenName).tabs.find(({ name }) => name === tabName)
  if (!found) throw new Error(`the screen '${screenName}' has no tab '${tabName}'`)
  return found
}

const without = ({ fieldIds }: Screen['tabs'][number], id: string) => fieldIds.filter((one) => one !== id)

export const SCREEN_DRIFTS: readonly Drift[] = [
  [
    '‘Story Edit Screen’ shows the design document first of all under Delivery',
    (site) => {
      const { id } = fieldNamed(site, 'Design document')
      const [from, to] = [tab(site, 'Story Edit Screen', 'Story'), tab(site, 'Story Edit Screen', 'Delivery')]
      from.fieldIds = without(from, id)
      to.fieldIds.unshift(id)
    },
  ],
  [
    '‘Story Edit Screen’ has a tab Planning instead of Plan, and it stands last',
    (site) => {
      const { tabs } = named(site.tables.screens, 'Story Edit Screen')
      const plan = tab(site, 'Story Edit Screen', 'Plan')
      plan.name = 'Planning'
      tabs.push(...tabs.splice(tabs.indexOf(plan), 1))
    },
  ],
  [
    '‘Task Screen’ lost the time tracking',
    (site) => {
      const all = tab(site, 'Task Screen', 'Field Tab')
      all.fieldIds = without(all, 'timetracking')
    },
  ],
  [
    '‘Bug Create Screen’ asks for the carrier',
    (site) => void tab(site, 'Bug Create Screen', 'Field Tab').fieldIds.push(fieldNamed(site, 'Carrier').id),
  ],
  renamed('screens', 'Payment Screen', 'Booking Screen'),
  [
    '‘Risk Screen’ was made for risks',
    (site) =>
      void screen(site, {
        name: 'Risk Screen',
        description: 'How likely, how bad, and what we do',
        tabs: { 'Field Tab': ['summary', 'issuetype', 'description', 'assignee', 'Escalated to', 'Carbon footprint'] },
      }),
  ],
  [
    '‘Incident Screen Scheme’ shows the short screen to readers',
    (site) => {
      const { screenSchemes, screens } = site.tables
      named(screenSchemes, 'Incident Screen Scheme').screens.view = idOf(screens, 'Incident Create Screen')
    },
  ],
]
