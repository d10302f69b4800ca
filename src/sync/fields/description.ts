/** An item's description: Jira's document, or text in wiki notation. Pure. */
import { canonical, isArray, isObject, type Json } from '../../base/index.ts'
import { plainText } from '../../portfolio/index.ts'
import { type Form, type Meeting, type People, refused, type Writing } from './form.ts'

export const description: Form = {
  toItem: (raw) => ({ value: typeof raw === 'string' ? (raw.trim() === '' ? null : { wiki: raw }) : raw }),
  toJira: (value, meeting) =>
    meeting.people.deployment === 'dataCenter' ? { set: wikiOf(value)?.wiki ?? null } : documentFor(value, meeting),
  // The history tells a document as text only.
  fromHistory: ({ text }, { people }) => ({ value: text ? plainDocument(text, people.deployment) : null }),
}

/**
 * A document as it can be compared: Jira adds ids of its own to its nodes, which are no edit; and Data Center knows
 * text only, whatever a document written here holds besides.
 */
export function comparableDocument(value: Json, { deployment }: Pick<People, 'deployment'>): Json {
  return deployment === 'dataCenter' ? wikiOf(value) : withoutLocalIds(plainOf(value) ?? value)
}

function wikiOf(value: Json): { readonly wiki: string } | null {
  const text = isObject(value) && typeof value.wiki === 'string' ? value.wiki : plainText(value)
  return text.trim() === '' ? null : { wiki: text }
}

/** Text of a Data Center that marks nothing up is a document of its lines. Null for all else. */
function plainOf(value: Json): Json | null {
  if (!isObject(value) || typeof value.wiki !== 'string' || MARKUP.test(value.wiki)) return null
  return plainDocument(value.wiki.replaceAll('\r\n', '\n').trim(), 'cloud')
}

/** Jira's wiki marks: whatever may be one is taken for one. */
const MARKUP = /[*_{}[\]|^~\\]|![^\s!]+!|\+\S[^+\n]*\+|\?\?|--|(^|\s)-\S[^\n]*\S-(\s|$)|^\s*([-#]\s|h[1-6]\.|bq\.)/m

/** Text that may be marked up would be shown with its marks on Cloud: it is not written. */
function documentFor(value: Json, meeting: Meeting): Writing {
  if (!isObject(value) || typeof value.wiki !== 'string') return { set: value }
  const plain = plainOf(value)
  if (plain !== null) return { set: plain }
  return refused(
    meeting,
    'wiki-markup',
    'The description is text of a Data Center with wiki marks in it, which Jira Cloud would show as they are.',
    'Write the description anew here: then it goes to both.',
  )
}

function withoutLocalIds(value: Json): Json {
  if (isArray(value)) return value.map(withoutLocalIds)
  if (!isObject(value)) return value
  const entries = Object.entries(value).flatMap(([name, member]) => {
    if (name === 'localId' || member === undefined) return []
    const plain = withoutLocalIds(member)
    return name === 'attrs' && canonical(plain) === '{}' ? [] : [[name, plain] as const]
  })
  return Object.fromEntries(entries)
}

/** The history tells a document as text only. */
function plainDocument(text: string, deployment: People['deployment']): Json {
  if (deployment === 'dataCenter') return { wiki: text }
  const content = text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] }))
  return { type: 'doc', version: 1, content }
}
