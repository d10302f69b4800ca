/** The clicks that make a screen on Data Center: its name, then tab by tab. */
import { equal } from '../../../base/index.ts'
import { nameIn } from '../../kind.ts'
import { byForm, listed } from '../clicks.ts'
import type { Screen } from './value.ts'

export const byHand = byForm<Screen>({
  place: 'Screens',
  add: 'Add screen',
  name: ({ name }) => name,
  entries: ({ name, description }) => [
    ['Name', name],
    ['Description', description],
  ],
  further: ({ name, tabs }, before) =>
    equal(tabs, before?.tabs ?? [])
      ? []
      : [
          `Choose Configure beside “${name}”.`,
          ...tabs.map(({ name: tab, fields }) => `Tab “${tab}”, in this order: ${listed(fields.map(nameIn))}.`),
          ...(before?.tabs ?? [])
            .filter((was) => tabs.every((tab) => tab.name !== was.name))
            .map((was) => `Delete the tab “${was.name}”.`),
        ],
})
