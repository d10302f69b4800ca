/** Names of fields: read in whole words and compounds of eight languages, and never where one word is not known. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readName } from './suggest-names.ts'

test.each([
  [
    'start',
    [
      'Start date',
      'START_DATE',
      'Zielstart',
      'Début prévu',
      '開始予定日',
      'Data rozpoczęcia',
      'Kick-off',
      'Begindatum',
    ],
  ],
  [
    'end',
    ['Due', 'Target date', 'Fällig am', 'Date d’échéance', 'Fecha límite', '完了予定日', 'Opleverdatum', 'Deadline 2'],
  ],
  [
    'points',
    ['Story Points', 'Storypoints', 'Story Point-Schätzung', 'ストーリー ポイント', 'Puntos de historia', 'SP'],
  ],
  ['health', ['RAG', 'Traffic light', 'Projektampel', 'Santé du projet', '健全性']],
] as const)('%s', (meaning, names) => {
  for (const name of names) expect([name, readName(name)]).toEqual([name, [meaning]])
})

test.each([
  'End date of contract',
  'Start of employment',
  'Original due date',
  'Start time of change',
  'Start/End',
  'Date completed',
  'Vertragsende',
  'Startdatum Wartung',
  '契約終了日',
  'Budget RAG',
  'QE story points',
  'Risk owner',
  'Termin',
  '',
])('“%s” says nothing', (name) => expect(readName(name)).toEqual([]))

test('a word that is not known speaks against any name', () => {
  const known = fc.constantFrom('Start date', 'Fälligkeitsdatum', 'Story Points', 'RAG', 'Owner')
  const unknown = fc.stringMatching(/^x[a-z]{3,8}$/)
  fc.assert(
    fc.property(known, unknown, fc.boolean(), (name, word, first) => {
      expect(readName(first ? `${word} ${name}` : `${name} ${word}`)).toEqual([])
    }),
  )
})
