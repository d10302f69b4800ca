/** Laws of an edit: only what differs is written, what Jira decides is not, and what was wrong before keeps nobody from other edits. */
import { expect, test } from 'vitest'
import { treeOf } from '../../portfolio/index.ts'
import type { StoredIntegration, StoredItem } from '../../store/index.ts'
import { type Around, blank, editOf } from './item-edit.ts'

const STAGES = [{ id: 'idea', name: 'Idea', category: 'proposed' as const, position: 1 }]
const ITEM: StoredItem = { ...blank('initiative', STAGES), id: 'a', code: 'I-1', name: 'One', labels: ['x'] }
const TOP: StoredItem = { ...ITEM, id: 'b', code: 'O-1', level: 'objective', parent: null }
const AROUND: Around = { tree: treeOf([ITEM, TOP]), stages: STAGES, members: new Set(['ada']), aligned: [] }

test('what is said anew, or said otherwise than it is kept, is no edit', () => {
  const same = { name: ' One ', labels: ['x', 'x '], due: null, text: '', parent: null, owner: null }
  expect(editOf(ITEM, same, AROUND)).toEqual({ columns: {}, problems: [] })
})

test('a parent is named by its id or its code', () => {
  for (const parent of ['b', 'O-1', 'o-1']) expect(editOf(ITEM, { parent }, AROUND).columns).toEqual({ parent: 'b' })
  expect(editOf(ITEM, { parent: 'O-9' }, AROUND).problems).toMatchObject([{ code: 'parent-unknown' }])
})

test('dates in the wrong order keep nobody from renaming; whoever edits a date is told', () => {
  const odd = { ...ITEM, start: '2026-02-01', due: '2026-01-01' }
  expect(editOf(odd, { name: 'Two' }, AROUND)).toEqual({ columns: { name: 'Two' }, problems: [] })
  for (const wanted of [{ start: '2026-03-01' }, { due: '2026-01-31' }])
    expect(editOf(odd, wanted, AROUND).problems).toMatchObject([{ code: 'due-before-start' }])
})

test('an owner is a member, and a field that flows from Jira only is edited there', () => {
  expect(editOf(ITEM, { owner: 'nobody' }, AROUND).problems).toMatchObject([{ code: 'owner-unknown' }])
  const site = { origin: 'https://acme.example', contextPath: '/jira' }
  const fields = [{ field: 'due', jira: 'duedate', flow: 'from-jira', policy: 'newest' }]
  const integration = { name: 'Epics', site, fields } as unknown as StoredIntegration
  const around = { ...AROUND, aligned: [{ integration, key: 'PAY-1' }] }
  expect(editOf(ITEM, { owner: 'ada', due: null }, around).problems).toEqual([])
  expect(editOf(ITEM, { due: '2026-01-01' }, around).problems).toMatchObject([
    { code: 'jira-decides', remedy: 'Edit it in Jira, at https://acme.example/jira/browse/PAY-1.' },
  ])
})
