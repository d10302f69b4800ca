/** Screens: unique by name, never without a tab; kept while a scheme or a workflow leads to them. */
import { refuse } from '../http.ts'
import type { Screen, ScreenTab } from '../records.ts'
import type { Site } from '../site.ts'
import { note } from './audit.ts'
import { isTaken } from './name.ts'
import { rulesOf } from './workflow.ts'

export function createScreen(site: Site, name: string, description: string): Screen {
  refuseTaken(site, name)
  const tab: ScreenTab = { id: site.id(), name: 'Field Tab', fieldIds: [] }
  const screen: Screen = { id: site.id(), name, description, tabs: [tab] }
  site.tables.screens.set(screen.id, screen)
  note(site, 'Screen created', screen)
  return screen
}

export function updateScreen(site: Site, screen: Screen, change: Partial<Pick<Screen, 'name' | 'description'>>): void {
  if (change.name !== undefined) refuseTaken(site, change.name, screen.id)
  Object.assign(screen, change)
  note(site, 'Screen edited', screen)
}

function refuseTaken(site: Site, name: string, exceptId?: string): void {
  if (isTaken(site.tables.screens.values(), name, exceptId)) throw refuse(400, 'The name is used by another screen.')
}

/** What leads to it, in words; undefined when nothing does. */
export function whereUsed({ tables }: Site, screen: Screen): 'screen scheme' | 'workflow' | undefined {
  const isIn = (screens: object): boolean => Object.values(screens).includes(screen.id)
  if ([...tables.screenSchemes.values()].some(({ screens }) => isIn(screens))) return 'screen scheme'
  const rules = [...tables.workflows.values()].flatMap(rulesOf)
  return rules.some(({ parameters }) => parameters.screenId === screen.id) ? 'workflow' : undefined
}

export function removeScreen(site: Site, screen: Screen): void {
  const use = whereUsed(site, screen)
  if (use) throw refuse(400, `The screen is used in a ${use}.`)
  site.tables.screens.delete(screen.id)
  note(site, 'Screen deleted', screen)
}

export function addTab(site: Site, screen: Screen, name: string): ScreenTab {
  refuseTakenTab(screen, name)
  const tab: ScreenTab = { id: site.id(), name, fieldIds: [] }
  screen.tabs.push(tab)
  note(site, 'Tab added to screen', screen)
  return tab
}

export function renameTab(site: Site, screen: Screen, tab: ScreenTab, name: string): void {
  refuseTakenTab(screen, name, tab.id)
  tab.name = name
  note(site, 'Tab updated in screen', screen)
}

function refuseTakenTab(screen: Screen, name: string, exceptId?: string): void {
  if (isTaken(screen.tabs, name, exceptId)) throw refuse(400, 'The screen already has a tab with this name.')
}

/** Its fields leave the screen with it. */
export function removeTab(site: Site, screen: Screen, tab: ScreenTab): void {
  if (screen.tabs.length === 1)
    throw refuse(site.kind === 'cloud' ? 400 : 412, 'The last tab of a screen cannot be deleted.')
  screen.tabs = screen.tabs.filter((one) => one !== tab)
  note(site, 'Tab removed from screen', screen)
}

/** Leaves no record: Atlassian's page names no moves. */
export function moveTab(screen: Screen, tab: ScreenTab, position: number): void {
  if (!(position in screen.tabs)) throw refuse(404, `The screen has no position ${position}.`)
  const rest = screen.tabs.filter((one) => one !== tab)
  screen.tabs = [...rest.slice(0, position), tab, ...rest.slice(position)]
}
