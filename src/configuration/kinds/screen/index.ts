/** Screens: tabs in their order, fields in their order on them; a field stands once on a screen. */
import { z } from 'zod'
import { fits } from '../../../jira/index.ts'
import { CANNOT, defineKind } from '../../kind.ts'
import { check } from './check.ts'
import { byHand } from './clicks.ts'
import { readAtOnce, readCloud, readDataCenter, readSome, screensWith } from './read.ts'
import { SCREENS, updateScreen } from './update.ts'
import type { Screen } from './value.ts'

export const screen = defineKind<Screen>({
  name: 'screen',
  label: 'Screen',
  plural: 'Screens',
  version: 1,
  references: [
    {
      at: 'tabs[].fields[]',
      kind: ['custom-field', 'system-field'],
      unit: 'tabs[].fields[]',
      missing: { 'custom-field': 'blocks', 'system-field': 'drop' },
    },
  ],
  nameOf: (value) => value.name,
  claims: (value) => [value.name.toLowerCase()],
  check,
  read: (jira, which) => (jira.deployment === 'cloud' ? readCloud(jira, which) : readDataCenter(jira, which)),
  some: readAtOnce,
  async create(jira, { name, description }) {
    const made = await jira.send('POST', SCREENS, { name, description })
    return String(fits(z.looseObject({ id: z.number() }), made, SCREENS, jira.site).id)
  },
  update: updateScreen,
  async remove(jira, id) {
    await jira.send('DELETE', `${SCREENS}/${id}`)
  },
  byHand,
  fixed: { dataCenter: ['name', 'description'] },
  signal: {
    by: 'audit',
    category: 'screens',
    type: 'SCREEN',
    others: [],
    silent: 'Jira’s audit log does not tell when tabs and fields are moved.',
    // A field that comes back from the trash stands where it stood.
    besides: { kind: 'custom-field', changes: screensWith },
    read: readSome,
  },
  can: {
    cloud: {
      read: ['getScreens', 'getBulkScreenTabs', 'getAllScreenTabs', 'getAllScreenTabFields', 'getScreensForField'],
      create: ['createScreen'],
      update: [
        'updateScreen',
        'addScreenTab',
        'renameScreenTab',
        'moveScreenTab',
        'deleteScreenTab',
        'addScreenTabField',
        'moveScreenTabField',
        'removeScreenTabField',
      ],
      delete: ['deleteScreen'],
      undo: true,
    },
    dataCenter: {
      ...CANNOT,
      read: ['getAllScreens', 'getAllTabs', 'getAllFields'],
      update: ['addTab', 'renameTab', 'moveTab', 'deleteTab', 'addField', 'moveField', 'removeField'],
    },
  },
  notCovered: {
    scope: 'Only screens of the whole site are read; those of team-managed projects belong to their project.',
    showWhenEmpty: 'Data Center: Cloud has nothing like it.',
    type: 'Data Center: follows from the field.',
    deletable: 'Data Center: follows from where the screen is used.',
    expand: 'Data Center: says what more could be asked.',
  },
})
