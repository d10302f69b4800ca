/** Screens and their schemes. */
import { expect } from 'vitest'
import type { Site } from '../../src/simulator/index.ts'
import { rowNamed, type Scenario } from './scenario.ts'

/** Screens of a site: `make` fills in a new one with one tab. */
function screen(site: Site, name: string) {
  const row = {
    id: site.id(),
    name,
    description: '',
    tabs: [{ id: site.id(), name: 'Field Tab', fieldIds: ['summary'] }],
  }
  site.tables.screens.set(row.id, row)
  return row
}

function screenScheme(site: Site, name: string, standard: string) {
  const row = { id: site.id(), name, description: '', screens: { default: standard } }
  site.tables.screenSchemes.set(row.id, row)
  return row
}

export const SCREENS: readonly Scenario[] = [
  {
    code: 'no-tab',
    about: 'screen:Bare',
    spoil: (source) => void screen(source, 'Bare').tabs.pop(),
    lost: bareHasTab,
  },
  {
    code: 'tab-twice',
    about: 'screen:Bare',
    spoil: (source) =>
      void screen(source, 'Bare').tabs.push({ id: source.id(), name: 'FIELD TAB', fieldIds: ['description'] }),
  },
  {
    code: 'field-twice',
    about: 'screen:Bare',
    spoil: (source) => void screen(source, 'Bare').tabs.push({ id: source.id(), name: 'More', fieldIds: ['summary'] }),
  },
  {
    code: 'no-default-screen',
    about: 'screen-scheme:Ours',
    answers: { 'screen:Bare': 'drop' },
    spoil: (source) => void screenScheme(source, 'Ours', screen(source, 'Bare').id),
  },
  {
    code: 'no-default-screen-scheme',
    about: 'issue-type-screen-scheme:Ours',
    answers: { 'screen-scheme:Bare': 'drop' },
    spoil: (source) => {
      const { id } = screenScheme(source, 'Bare', screen(source, 'Bare').id)
      const row = { id: source.id(), name: 'Ours', description: '', mappings: { default: id }, isDefault: false }
      source.tables.issueTypeScreenSchemes.set(row.id, row)
    },
  },
]

function bareHasTab({ after }: Parameters<NonNullable<Scenario['lost']>>[0]): void {
  expect(rowNamed(after.screens, 'Bare').tabs?.length ?? 1).toBe(1)
}
