/** Which of what is held tells Jira’s text, what is empty on either product, and what of a document is compared. */
import { describe, expect, test } from 'vitest'
import type { Json } from '../../base/index.ts'
import { after, comparable, type People, toItem, toJira } from '../convert.ts'
import type { FieldMapping } from '../integration.ts'

const TEXT: FieldMapping = { field: 'description', jira: 'description', flow: 'both', policy: 'newest' }
const CLOUD: People = { members: new Map(), deployment: 'cloud' }
const SERVER: People = { members: new Map(), deployment: 'dataCenter' }
const doc = (text: string, more: object = {}): Json => ({
  ...{ type: 'doc', version: 1 },
  content: [{ type: 'paragraph', ...more, content: text === '' ? [] : [{ type: 'text', text }] }],
})
const MENTION: Json = {
  ...{ type: 'doc', version: 1 },
  content: [{ type: 'paragraph', content: [{ type: 'mention', attrs: { id: 'a', text: '@Ann' } }] }],
}

describe('text of Data Center', () => {
  const read = (raw: Json, ...held: Json[]) => toItem(raw, TEXT, SERVER, held)
  test('is what is held that tells it, whichever of it that is', () => {
    expect(read('two', { wiki: 'one' }, doc('two'))).toEqual({ value: doc('two') })
    expect(read('two', doc('one'), { wiki: 'two' })).toEqual({ value: { wiki: 'two' } })
    expect(read('two', doc('one'))).toMatchObject({ value: { type: 'doc' } })
    expect(read('two', null, doc('one'))).toMatchObject({ value: { type: 'doc' } })
  })
  test('that nothing held tells is text, where text is what is held', () => {
    expect(read('three', { wiki: 'one' }, doc('two'))).toEqual({ value: { wiki: 'three' } })
    expect(read('three')).toEqual({ value: { wiki: 'three' } })
  })
  test('of spaces alone is none', () => {
    expect([read(' \n', doc('one')), read('', { wiki: 'x' })]).toEqual([{ value: null }, { value: null }])
  })
  test('is written as it is, out of a document over what stands there, and as none where nothing is said', () => {
    const write = (value: Json, raw: Json = null) => toJira(value, TEXT, SERVER, { raw })
    expect(write({ wiki: ' *a* ' })).toEqual({ set: ' *a* ' })
    expect(write(doc('one'))).toEqual({ set: 'one' })
    expect(write(doc('one'), 'two')).toEqual({ set: 'one' })
    for (const none of [null, { wiki: ' \n' }, { type: 'doc', version: 1, content: [] }])
      expect(write(none)).toEqual({ set: null })
  })
})

describe('a document of Cloud', () => {
  const read = (raw: Json, ...held: Json[]) => toItem(raw, TEXT, CLOUD, held)
  const shown = (value: Json): Json => {
    const made = toJira(value, TEXT, CLOUD)
    if (!('set' in made)) throw new Error('not written')
    return made.set
  }
  test('is the text that is held where it shows it, and itself where documents are held', () => {
    const wiki: Json = { wiki: 'Ask *me*.' }
    expect(read(shown(wiki), doc('other'), wiki)).toEqual({ value: wiki })
    expect(read(doc('new'), doc('old'))).toEqual({ value: doc('new') })
    expect(read(MENTION, doc('old'), MENTION)).toEqual({ value: MENTION })
  })
  test('is none where nothing is told', () => {
    expect([read(null, doc('x')), read(doc(''), doc('x'))]).toEqual([{ value: null }, { value: null }])
    expect([shown({ wiki: ' ' }), shown(null)]).toEqual([null, null])
  })
})

describe('compared', () => {
  test('are words and all attributes but the ids that Jira adds', () => {
    const cloud = (value: Json) => comparable('description', value, CLOUD)
    expect(cloud(doc('a', { attrs: { localId: '1' } }))).toEqual(doc('a'))
    expect(cloud(doc('a', { attrs: { localId: '1', level: 2 } }))).toEqual(doc('a', { attrs: { level: 2 } }))
    expect(cloud(doc('a', { other: {} }))).toEqual(doc('a', { other: {} }))
    expect(cloud(null)).toBeNull()
  })
  test('on Data Center is the text, and none is none', () => {
    const server = (value: Json) => comparable('description', value, SERVER)
    expect([server(doc('a')), server({ wiki: 'a' }), server(null), server({ wiki: ' ' })]).toEqual([
      { wiki: 'a' },
      { wiki: 'a' },
      null,
      null,
    ])
  })
})

test('as histories tell it: each line is a paragraph on Cloud; on Data Center it is the text', () => {
  const told = (toText: string | null, people = CLOUD) => {
    const change = { ...{ issueId: '1', history: '1', at: 1, author: 'ann', field: 'description' }, toText }
    return after({ ...change, from: null, to: null, fromText: null }, TEXT, people)
  }
  expect(told('one\n\ntwo')).toMatchObject({
    value: {
      type: 'doc',
      content: [{ type: 'paragraph' }, { content: [] }, { content: [{ type: 'text', text: 'two' }] }],
    },
  })
  expect(told('one', SERVER)).toEqual({ value: { wiki: 'one' } })
  expect([told(''), told(null)]).toEqual([{ value: null }, { value: null }])
})
