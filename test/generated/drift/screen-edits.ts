/** What people change of screens: tabs and fields come, go and move. */
import type { Desk } from '../design/desk.ts'
import { drawTabs } from '../design/screens.ts'
import type { Screen, Tab } from '../design/types.ts'

type ScreenEdit = (screen: Screen, desk: Desk) => void

const inTab =
  (edit: (tab: Tab, desk: Desk, screen: Screen) => void): ScreenEdit =>
  (screen, desk) =>
    edit(desk.draw.pick(screen.tabs), desk, screen)

export const TAB_EDITS: readonly ScreenEdit[] = [
  (screen, { draw }) => {
    screen.tabs = draw.shuffled(screen.tabs)
  },
  (screen, { draw }) => {
    screen.tabs = draw.some(screen.tabs, 1, screen.tabs.length)
  },
  (screen, desk) => {
    screen.tabs = drawTabs(desk)
  },
  (screen, { names }) => void screen.tabs.push({ name: names.next('tabs'), fields: [] }),
  inTab((tab, { names }) => {
    tab.name = names.next('tabs')
  }),
  inTab((tab, { draw }) => {
    tab.fields = draw.shuffled(tab.fields)
  }),
  inTab((tab, { draw }) => {
    tab.fields = draw.some(tab.fields, 0, tab.fields.length)
  }),
  inTab((tab, desk, screen) => {
    const there = new Set(screen.tabs.flatMap(({ fields }) => fields))
    tab.fields = [...desk.some('fields', 0, 2).filter((field) => !there.has(field)), ...tab.fields]
  }),
  // A field of another tab comes to this one.
  inTab((tab, { draw }, screen) => {
    const other = draw.pick(screen.tabs)
    if (other !== tab) tab.fields.push(...other.fields.splice(0, 1))
  }),
]
